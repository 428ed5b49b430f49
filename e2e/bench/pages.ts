import { createServer } from 'node:net'
import type { Page } from '@playwright/test'
import { stepIds } from '#lib/wizard/steps.ts'
import type { BenchServer } from './bench-server.ts'
import { categories, lighthouseScores } from './lighthouse.ts'
import { launchBrowser, walkToStepFive } from './walk.ts'
import { healthyWorlds } from './worlds.ts'

/** Lighthouse on every page, each as somebody sees it who has used the wizard. */
export async function auditPages({ signInUrl, baseUrl }: BenchServer, say: (text: string) => void): Promise<void> {
  const debuggingPort = await freePort()
  const browser = await launchBrowser([`--remote-debugging-port=${debuggingPort}`])
  try {
    const page = await browser.newPage()
    const address = await usedSetup(page)
    const tasks = await openedTasks(page, address)
    const setup = new URL(address).pathname
    await page.goto(signInUrl)
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    await page.close()
    say(`Lighthouse, a phone, of 100: ${categories.join(', ')}`)
    for await (const { path, scores, faults } of lighthouseScores(baseUrl, [...pagesOf(setup), tasks], { debuggingPort, cookie })) {
      say(
        `  ${categories.map((id) => String(scores[id]).padStart(3)).join(' ')}  ${path.replace(setup, '/setups/…')}  ${faults.join(', ')}`,
      )
    }
  } finally {
    await browser.close()
  }
}

const pagesOf = (setup: string): string[] => [
  '/',
  '/start',
  '/catalogue',
  '/link-expired',
  '/hand-over/ended',
  setup,
  ...stepIds.map((step) => `${setup}/${step}`),
  ...['history', 'summary'].map((name) => `${setup}/${name}`),
  '/csm',
  `/csm${setup}`,
]

/** A setup with one host that was checked and is ready. */
async function usedSetup(page: Page): Promise<string> {
  const [world] = healthyWorlds(1)
  if (!world) throw new Error('no world')
  const setup = await walkToStepFive(page, [world])
  await page.getByLabel('One or two links from a real test mail').fill(world.target.links.join('\n'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByRole('heading', { name: `${world.target.hostname} is ready for HTTPS links` }).waitFor()
  return setup
}

/** The page of a CDN admin who was handed the setup's tasks; gives back its path. */
async function openedTasks(page: Page, setup: string): Promise<string> {
  await page.goto(setup)
  await page.locator('summary', { hasText: 'Make a link for an admin' }).click()
  await page.getByRole('radio', { name: /^The CDN admin/ }).check()
  await page.getByLabel('Name or mail address of the admin').fill('Carl')
  await page.getByLabel('Your name').fill('Mia')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.goto((await page.locator('pre').first().textContent()) ?? '')
  return new URL(page.url()).pathname
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
