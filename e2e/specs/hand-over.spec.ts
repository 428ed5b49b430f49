import { type Browser, expect, type Page, test } from '@playwright/test'
import { changeLab } from '#e2e/lab/control.ts'
import { edgeNames } from '#e2e/lab/naming.ts'
import type { RecordData, Scenario } from '#e2e/lab/scenario.ts'
import { scenarios } from '#e2e/lab/scenarios/healthy/matrix.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, chooseCdn, startSetup } from './support/customer.ts'
import { at, csmState } from './support/places.ts'

/** Each run of the play changes a world of its own. */
const worlds = { scripts: 'ses-fastly', 'no-scripts': 'ses-keycdn' } as const

/** A healthy world set back to the day before anybody did anything, and what the admins do then. */
function stage(id: string) {
  const scenario = scenarios.find((other) => other.id === id) as Scenario
  const { hostname } = scenario.target
  const kind = id.endsWith('fastly') ? 'fastly' : 'keycdn'
  const edge = edgeNames(kind, hostname, scenario.world.domain)[0] ?? ''
  const dkim = scenario.world.zones[0]?.records.find(({ name }) => name.includes('_domainkey')) as RecordData
  const esp = 'r.us-east-1.awstrack.me'
  const lead = (data: string) => changeLab({ publish: hostname, records: [{ name: hostname, type: 'CNAME', ttl: 300, data }] })
  const host = (hostHeader: 'viewer' | 'origin') => changeLab({ configure: hostname, change: { behaviour: { hostHeader } } })
  return {
    scenario,
    hostname,
    kind,
    edge,
    dkim,
    pasted: `CNAME ${hostname} ${esp}\nCNAME ${dkim.name} ${dkim.data}`,
    setBack: async () => {
      await changeLab({ publish: dkim.name, records: [] })
      await lead(esp)
      await host('origin')
    },
    enterRecords: () => changeLab({ publish: dkim.name, records: [dkim] }),
    forwardHost: () => host('viewer'),
    moveDns: () => lead(edge),
  }
}

const done = 'I’ve done it'

/** One host may be looked at every three seconds. */
async function pressAfterPause(page: Page): Promise<void> {
  await page.waitForTimeout(3200)
  await page.getByRole('button', { name: done }).click()
}

/** Makes a link and gives back its address and the message for a chat. */
async function handOver(page: Page, role: string, to: string): Promise<{ url: string; chat: string }> {
  await page.locator('summary', { hasText: 'Make a link for' }).click()
  const choice = page.getByRole('radio', { name: new RegExp(`^The ${role}`) })
  if ((await choice.count()) > 0) await choice.check()
  await page.getByLabel('Name or mail address of the admin').fill(to)
  await page.getByLabel('Your name').fill('Mia')
  await page.getByLabel('A line of your own').fill('Before Friday, if you can.')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByText('The link is ready.')).toBeVisible()
  const texts = await page.locator('pre').allTextContents()
  const url = texts.find((text) => /^http\S+\/hand-over\/[\w-]{43}$/.test(text)) ?? ''
  expect(url).not.toBe('')
  await expect(page.getByRole('link', { name: 'Open it in your mail program' })).toHaveAttribute('href', /^mailto:.*subject=.*body=/)
  return { url, chat: texts.find((text) => text.includes('no log-in, until')) ?? '' }
}

async function openAs(browser: Browser, javaScriptEnabled: boolean, url: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await page.goto(url)
  await expect(page).toHaveURL(/\/tasks\/[0-9a-f-]{36}$/)
  return page
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('the marketer hands over, two admins do their part on pages of their own, and all see it turn green', async ({
      page,
      browser,
    }) => {
      const world = stage(worlds[javaScriptEnabled ? 'scripts' : 'no-scripts'])
      const { hostname } = world
      const look = (who: Page, name: string) => (javaScriptEnabled ? audit(who, name) : Promise.resolve())
      await world.setBack()

      const setup = await startSetup(page, `Handed over ${javaScriptEnabled ? 'with' : 'without'} scripts`)
      await answerBrazeSetup(page, world.scenario)
      await expect(page.getByText('Hand tasks to an admin')).toHaveCount(0)
      await page.getByLabel('I have them: paste them here').check()
      await page.getByLabel('Records from Braze').fill(world.pasted)
      await page.getByRole('button', { name: 'Read the records' }).click()
      const dns = await handOver(page, 'DNS admin', 'Dana')
      expect(dns.chat).toContain(`${world.dkim.name}  CNAME  ${world.dkim.data}`)
      expect(dns.chat).toContain(dns.url)
      await look(page, 'a link was made')

      // A program that makes previews is no admin.
      const chat = await browser.newContext({ userAgent: 'Slackbot-LinkExpanding 1.0' })
      const preview = await chat.request.get(dns.url)
      expect(preview.headers()['x-robots-tag']).toContain('noindex')
      await page.goto(setup)
      await expect(page.getByText('Not opened yet')).toBeVisible()

      const dana = await openAs(browser, javaScriptEnabled, dns.url)
      await expect(dana.getByText('Sent by Mia to Dana')).toBeVisible()
      await expect(dana.getByText('Before Friday, if you can.')).toBeVisible()
      await expect(dana.getByText(`Enter the 2 records below in your DNS, then press “${done}”.`)).toBeVisible()
      await expect(dana.getByRole('heading', { name: `To change later: ${hostname}` })).toHaveCount(0)
      await look(dana, 'the DNS admin’s page')
      await dana.getByRole('button', { name: done }).click()
      await expect(dana.getByText('1 record is not right yet.', { exact: false })).toBeVisible({ timeout: 60_000 })
      await look(dana, 'the DNS admin’s page with something to mend')
      await world.enterRecords()
      // The page looks again by itself; without a script somebody has to press.
      if (!javaScriptEnabled) await pressAfterPause(dana)
      // Nobody has chosen a CDN yet, which may ask for one more change.
      await expect(dana.getByText('Nothing right now: your records are right.', { exact: false })).toBeVisible({ timeout: 60_000 })

      await chooseCdn(page, setup, world.kind)
      await page.getByLabel('One or two links from a real test mail').fill(world.scenario.target.links.join('\n'))
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      await dana.reload()
      await expect(dana.getByRole('heading', { name: `Do not change ${hostname} yet` })).toBeVisible()
      await expect(dana.getByText(world.edge)).toHaveCount(0)
      await look(dana, 'the DNS admin’s page before the rehearsal')

      const cdn = await handOver(page, 'CDN admin', 'carl@example.com')
      const carl = await openAs(browser, javaScriptEnabled, cdn.url)
      await expect(carl.getByText('How to set up')).toBeVisible()
      await look(carl, 'the CDN admin’s page')
      await carl.getByLabel('Name that the CDN gave you').fill(hostname)
      await carl.getByRole('button', { name: done }).click()
      await expect(carl.getByText('This is the link host itself.', { exact: false }).first()).toBeVisible()
      await carl.getByLabel('Name that the CDN gave you').fill(world.edge)
      await carl.getByRole('button', { name: done }).click()
      await expect(carl.getByRole('heading', { name: 'Do not change DNS yet: the CDN is not ready' })).toBeVisible({ timeout: 60_000 })
      await expect(carl.getByText('To mend', { exact: true })).toBeVisible()
      await look(carl, 'the CDN admin’s page with something to mend')
      await world.forwardHost()
      if (!javaScriptEnabled) await pressAfterPause(carl)
      await expect(carl.getByText('All of yours is green. Nothing more to do; you can close this page.')).toBeVisible({ timeout: 60_000 })
      await look(carl, 'the CDN admin’s page, done')

      if (!javaScriptEnabled) await dana.reload()
      await expect(dana.getByText(`Change ${hostname} to lead to ${world.edge}, then press “${done}”.`).first()).toBeVisible({
        timeout: 40_000,
      })
      await look(dana, 'the DNS admin’s page, safe to change')
      await world.moveDns()
      await pressAfterPause(dana)
      await expect(dana.getByText('All of yours is green. Nothing more to do; you can close this page.')).toBeVisible({ timeout: 60_000 })
      await look(dana, 'the DNS admin’s page, done')

      await page.goto(setup)
      await expect(page.getByText('All green')).toHaveCount(2)
      await page.getByText('What happened so far', { exact: true }).click()
      await expect(page.getByText('Dana (DNS admin) opened the link')).toBeVisible()
      await expect(page.getByText('Dana (DNS admin) said that it is done, and a check started').first()).toBeVisible()
      await look(page, 'the overview with links made')

      const desk = await (await browser.newContext({ storageState: csmState, javaScriptEnabled })).newPage()
      await desk.goto(at(`/csm/setups/${setup.split('/').at(-1)}`))
      await expect(desk.getByText('carl@example.com, CDN admin')).toBeVisible()
      await look(desk, "the CSM's page with links made")

      await page.getByRole('button', { name: /^Take back.*the link of Dana$/ }).click()
      await expect(page.getByText('Taken back', { exact: true })).toBeVisible()
      await dana.reload()
      await expect(dana.getByRole('heading', { level: 1, name: 'This link does not work any more' })).toBeVisible()
      await look(dana, 'a link that was taken back')
      const late = await (await browser.newContext({ javaScriptEnabled })).newPage()
      await late.goto(dns.url)
      await expect(late.getByRole('heading', { level: 1, name: 'This link does not work any more' })).toBeVisible()
      await carl.reload()
      await expect(carl.getByText('All of yours is green.', { exact: false })).toBeVisible()
    })
  })
}

test('an admin’s link opens nothing else of the setup', async ({ page, browser }) => {
  const { scenario, pasted } = stage(worlds.scripts)
  const setup = await startSetup(page, 'Scope')
  await answerBrazeSetup(page, scenario)
  await page.getByLabel('I have them: paste them here').check()
  await page.getByLabel('Records from Braze').fill(pasted)
  await page.getByRole('button', { name: 'Read the records' }).click()
  const { url } = await handOver(page, 'DNS admin', 'Dana')
  const dana = await openAs(browser, true, url)
  const tasks = dana.url()
  for (const path of ['', '/summary', '/verify-records', '/cdn-setup']) {
    await dana.goto(`${setup}${path}`)
    await expect(dana.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()
  }
  const summary = await dana.request.get(`${setup.replace('/setups/', '/api/setups/')}/summary`)
  expect(summary.status()).toBe(404)
  // The address of the page alone, without the link, opens nothing in another browser.
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(tasks)
  await expect(stranger.getByRole('heading', { level: 1, name: 'This link does not work any more' })).toBeVisible()
})
