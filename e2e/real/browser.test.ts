import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '#e2e/browser.mjs'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { allScenarios } from '#e2e/lab/scenarios/all.ts'
import { scenarios as tooLarge } from '#e2e/lab/scenarios/tls/certificates-too-large.ts'
import { scenarios as largeHello } from '#e2e/lab/scenarios/tls/large-client-hello-fails.ts'
import { scenarios as constrained } from '#e2e/lab/scenarios/tls/name-constraints.ts'
import { scenarios as offers } from '#e2e/lab/scenarios/tls/no-browser-cipher.ts'
import { scenarios as staples } from '#e2e/lab/scenarios/tls/ocsp-staple-missing.ts'
import { toTarget } from '#e2e/lab/target.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { stopAll, Workshop, whyNotHere } from './programs.ts'

/** Where we are stricter than Chromium, and for whose sake. */
const stricter: Readonly<Record<string, string>> = {
  'ocsp-staple-missing': 'Firefox asks for the response',
}

const isServed = ({ world }: Scenario): boolean => world.sites.length === 1 && world.sites[0]?.port443 === 'open'
const ofTls = ({ expect: { rootCause } }: Scenario): boolean =>
  /^(tls\.|cdn\.client-certificate-required)/.test(rootCause ?? '') && rootCause !== 'tls.one-edge-has-expired-certificate'
const tables = [...offers, ...largeHello, ...constrained, ...staples, ...tooLarge]
const others = (await allScenarios()).filter((scenario) => ofTls(scenario) && !tables.some(({ id }) => id === scenario.id))
const scenarios = [...tables, ...others].filter(isServed)

const path = findBrowser()
const whyNot = path ? whyNotHere('what a browser says of each TLS server', ['certutil']) : 'no browser'

/** The practice internet's edges to a browser: each host name at the loopback port of its first address. */
const rulesFor = ({ map }: Lab): string =>
  scenarios.map(({ world }) => `MAP ${world.hostname} 127.0.0.1:${map.ports[`${world.sites[0]?.addresses[0]}:443`]}`).join(', ')

/** A browser that trusts the practice internet's root. */
async function startBrowser(lab: Lab): Promise<Browser> {
  const workshop = new Workshop()
  const root = workshop.write('root.pem', `-----BEGIN CERTIFICATE-----\n${lab.map.anchor}\n-----END CERTIFICATE-----\n`)
  workshop.write('.pki/nssdb/read.me', '')
  const store = `sql:${workshop.folder}/.pki/nssdb`
  workshop.run('certutil', '-d', store, '-N', '--empty-password')
  workshop.run('certutil', '-d', store, '-A', '-t', 'C,,', '-n', 'practice', '-i', root)
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, HOME: workshop.folder } as Record<string, string>,
    args: ['--no-sandbox', '--no-proxy-server', `--host-resolver-rules=${rulesFor(lab)}`],
  })
}

describe.skipIf(whyNot)('what a browser says of each TLS server', () => {
  let lab: Lab
  let browser: Browser
  beforeAll(async () => {
    lab = await startLab(scenarios)
    browser = await startBrowser(lab)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    lab?.stop()
    await stopAll()
  })

  /** `loads`, or the browser's name for what keeps it from any answer. */
  async function seenBy({ world }: Scenario): Promise<string> {
    const page = await browser.newPage()
    try {
      await page.goto(`https://${world.hostname}/`, { waitUntil: 'commit', timeout: 15_000 })
      return 'loads'
    } catch (error) {
      return /net::(ERR_\w+)/.exec(String(error))?.[1] ?? String(error)
    } finally {
      await page.close()
    }
  }

  it.each(scenarios)('$id: $title', async (scenario) => {
    const [seen, { assessment }] = await Promise.all([seenBy(scenario), runCheck(toTarget(scenario.target), lab.vantageFor(scenario))])
    const refused = assessment.findings
      .filter(({ code, severity }) => severity === 'blocker' && /^(tls\.|cdn\.client-certificate)/.test(code))
      .map(({ code }) => code)
    const loads = seen === 'loads' && !(scenario.id in stricter)
    expect(refused.length === 0, `browser: ${seen}; check: ${refused.join(', ') || 'well'}`).toBe(loads)
    if (scenario.id in stricter) expect(seen).toBe('loads')
  })
})
