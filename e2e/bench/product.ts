import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { startBenchServer } from './bench-server.ts'
import type { RemoteLab } from './lab-client.ts'
import { pageSizes } from './page-sizes.ts'
import { auditPages } from './pages.ts'
import { launchBrowser, walkToStepFive } from './walk.ts'
import { healthyWorlds } from './worlds.ts'

const setups = 10
const hostsOfSetup = 5
const measured = 5
const steadyAfterMs = 30_000
const aim = { aboveEmptyBytes: 25_000, residentMegabytes: 450 }

/** Hosts that the lab has to have for this. */
export const productHosts = setups * hostsOfSetup

/** The built product: scripts of each page, the first row in a browser, and the server's memory after 50 checks. */
export async function product({ map }: RemoteLab, say: (text: string) => void): Promise<void> {
  spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], { stdio: ['ignore', 'ignore', 'inherit'] })
  saySizes(say)
  const server = await startBenchServer(map)
  process.env.BASE_URL = server.baseUrl
  const browser = await launchBrowser([])
  try {
    const before = server.residentBytes()
    const page = await browser.newPage()
    const firstRows = await checkAll(page)
    await page.close()
    say(
      `first row after the click, in the browser: ${Math.round(median(firstRows.slice(0, measured)))} ms (median of ${measured}); all ${firstRows.length}: ${Math.round(median(firstRows))} ms`,
    )
    await browser.close()
    await sleep(steadyAfterMs)
    const [idle, steady] = [before, server.residentBytes()].map((bytes) => Math.round(bytes / 1024 / 1024))
    say(`memory of the server: ${idle} MB at its start, ${steady} MB after ${firstRows.length} checks (bound ${aim.residentMegabytes})`)
    await auditPages(server, say)
  } finally {
    await browser.close()
    await server.stop()
  }
}

function saySizes(say: (text: string) => void): void {
  const { empty, pages } = pageSizes()
  const kilo = (bytes: number) => (bytes / 1000).toFixed(1)
  say(`scripts of an empty page: ${kilo(empty)} kB gzip; above it (aim ${kilo(aim.aboveEmptyBytes)}):`)
  for (const { route, bytes } of pages.toSorted((a, b) => b.bytes - a.bytes)) {
    say(`  ${kilo(bytes - empty).padStart(5)} kB  ${route}${bytes - empty > aim.aboveEmptyBytes ? '  OVER' : ''}`)
  }
}

/** Walks some setups to step 5 and checks every host, one after the other; milliseconds from the click to the first outcome on the page. */
async function checkAll(page: Page): Promise<number[]> {
  const worlds = healthyWorlds(productHosts)
  const times: number[] = []
  for (let n = 0; n < setups; n += 1) {
    const mine = worlds.slice(n * hostsOfSetup, (n + 1) * hostsOfSetup)
    await walkToStepFive(page, mine)
    for (const { target } of mine) {
      const part = page.getByRole('region', { name: target.hostname })
      await part.getByLabel('One or two links from a real test mail').fill(target.links.join('\n'))
      await part.getByRole('button', { name: 'Save', exact: true }).click()
      await part.getByText('Saved.').waitFor()
      times.push(await part.evaluate(clickAndWait))
      await part.getByRole('heading', { name: `${target.hostname} is ready for HTTPS links` }).waitFor()
    }
  }
  return times
}

/** Runs in the page: presses the button, and measures until a check has its outcome. */
function clickAndWait(part: Element): Promise<number> {
  return new Promise((resolve) => {
    const button = [...part.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Check now'))
    const started = performance.now()
    const hasOutcome = () => [...part.querySelectorAll('li')].some(({ textContent }) => textContent?.includes('Passed'))
    new MutationObserver(() => hasOutcome() && resolve(performance.now() - started)).observe(part, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    button?.click()
  })
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
