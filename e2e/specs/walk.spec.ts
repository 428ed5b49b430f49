import { expect, type Page, test } from '@playwright/test'
import { edgeNames } from '#e2e/lab/naming.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenario as stillAtEsp } from '#e2e/lab/scenarios/dns/cname-points-to-esp.ts'
import { scenarios as recordPlace } from '#e2e/lab/scenarios/dns/record-place.ts'
import { scenarios as hostLost } from '#e2e/lab/scenarios/forwarding/host-header-not-forwarded.ts'
import { scenario as healthy } from '#e2e/lab/scenarios/healthy/sendgrid-cloudfront.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, chooseCdn, giveEdge, pasteRecords, runHost, startSetup, verifyRecords } from './support/customer.ts'
import { at, csmState } from './support/places.ts'

/** A broken world, and what the pages have to say of it. */
interface Broken {
  scenario: Scenario
  rehearsal: 'safe' | 'not-safe'
  /** the one thing to do first */
  title: RegExp
  owner: string
}

const named = (scenarios: readonly Scenario[], id: string): Scenario => {
  const found = scenarios.find((scenario) => scenario.id === id)
  if (!found) throw new Error(`no scenario ${id}`)
  return found
}

const broken: Broken[] = [
  { scenario: stillAtEsp, rehearsal: 'safe', title: /still points to SendGrid/, owner: 'DNS admin' },
  {
    scenario: named(recordPlace, 'doubled-name'),
    rehearsal: 'safe',
    title: /its name holds your domain twice/,
    owner: 'DNS admin',
  },
  {
    scenario: named(hostLost, 'host-lost-sendgrid-cloudfront-2'),
    rehearsal: 'not-safe',
    title: /SendGrid does not see the name/,
    owner: 'CDN admin',
  },
]

const safe = 'The rehearsal passed: it is safe to change DNS'
const notSafe = 'Do not change DNS yet: the CDN is not ready'

const edgeOf = ({ target, world }: Scenario): string => edgeNames('cloudfront', target.hostname, world.domain)[0] ?? ''

/** Steps 1 to 4, and the answers of step 5. `look` sees each page on the way. */
async function walkToRehearsal(page: Page, company: string, scenario: Scenario, look: (name: string) => Promise<void>): Promise<string> {
  const setup = await startSetup(page, company)
  await look('step 1')
  await answerBrazeSetup(page, scenario)
  await look('step 2')
  await pasteRecords(page, scenario)
  await expect(page.getByText('Hello, add this record:').first()).toBeVisible()
  await look('step 2 with records')
  await verifyRecords(page, setup)
  await look('step 3 with results')
  await chooseCdn(page, setup, 'cloudfront')
  await giveEdge(page, scenario, edgeOf(scenario))
  await look('step 5')
  return setup
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a healthy setup goes through all six steps to the request, and the CSM reads the evidence', async ({ page, browser }) => {
      const look = (name: string) => (javaScriptEnabled ? audit(page, name) : Promise.resolve())
      const company = `Healthy ${javaScriptEnabled ? 'with' : 'without'} scripts`
      const setup = await walkToRehearsal(page, company, healthy, look)

      await runHost(page, 'Rehearse now', safe)
      await expect(page.getByText('This record is in place already.')).toBeVisible()
      await runHostAfterPause(page, 'Check now', `${healthy.target.hostname} is ready for HTTPS links`)
      await look('step 5 with results')

      await page.goto(`${setup}/verify-records`)
      await page.goto(`${setup}/request-enablement`)
      await expect(page.getByRole('heading', { name: 'Ready to request SSL enablement' })).toBeVisible()
      await look('step 6, ready')
      await page.getByRole('button', { name: 'Request SSL enablement' }).click()
      await expect(page.getByText('Enter your name').first()).toBeVisible()
      await page.getByLabel('Your name').fill('Mia Marketer')
      await page.getByLabel('Braze workspace').fill('Production EU')
      await page.getByRole('button', { name: 'Request SSL enablement' }).click()
      await expect(page.getByRole('heading', { name: 'SSL enablement is requested' })).toBeVisible()
      await look('step 6, requested')

      const csm = await browser.newContext({ storageState: csmState, javaScriptEnabled })
      const desk = await csm.newPage()
      await desk.goto(at('/csm?show=requested'))
      await desk.getByRole('link', { name: company }).click()
      await expect(desk.getByRole('heading', { name: 'Enable SSL' })).toBeVisible()
      await expect(desk.getByText('Mia Marketer').first()).toBeVisible()
      await csm.close()
    })

    for (const { scenario, rehearsal, title, owner } of broken) {
      test(`${scenario.id}: one thing to do first, and no way to request`, async ({ page, browser }) => {
        const look = (name: string) => (javaScriptEnabled ? audit(page, `${scenario.id}: ${name}`) : Promise.resolve())
        // The pages on the way were seen in the healthy walk.
        const pass = (name: string) => (name.endsWith('results') ? look(name) : Promise.resolve())
        const company = `${scenario.id} ${javaScriptEnabled ? 'with' : 'without'} scripts`
        const setup = await walkToRehearsal(page, company, scenario, pass)

        await runHost(page, 'Rehearse now', rehearsal === 'safe' ? safe : notSafe)
        await runHostAfterPause(page, 'Check now', `${scenario.target.hostname} is not ready yet`)
        const first = page
          .getByRole('article')
          .filter({ has: page.getByRole('heading', { name: title }) })
          .last()
        await expect(first).toBeVisible()
        await expect(first.getByRole('definition').filter({ hasText: owner }).first()).toBeVisible()
        await first.getByText('Show evidence').first().click()
        await first.getByText('See it for yourself').first().click()
        await expect(first.getByText(/^(dig|curl|openssl) /).first()).toBeVisible()
        await look('step 5 with the finding')

        await page.goto(setup)
        await expect(page.getByText('What is left before SSL can be requested')).toBeVisible()
        await expect(page.getByRole('heading', { level: 3, name: 'Request SSL enablement' }).getByRole('link')).toHaveCount(0)
        await look('overview')
        await page.goto(`${setup}/request-enablement`)
        await expect(page.getByText('This step cannot start yet')).toBeVisible()
        await expect(page.getByRole('button', { name: 'Request SSL enablement' })).toHaveCount(0)

        const csm = await browser.newContext({ storageState: csmState, javaScriptEnabled })
        const desk = await csm.newPage()
        await desk.goto(at('/csm?show=stuck'))
        const row = desk.getByRole('row').filter({ hasText: company })
        await expect(row).toContainText(title)
        await expect(row).toContainText(owner)
        await row.getByRole('link').click()
        await expect(desk.getByRole('heading', { name: 'Not ready to enable' })).toBeVisible()
        if (javaScriptEnabled) await audit(desk, `${scenario.id}: the CSM's page`)
        await csm.close()
      })
    }
  })
}

/** One host may be looked at every three seconds. */
async function runHostAfterPause(page: Page, button: 'Check now', verdict: string): Promise<void> {
  await page.waitForTimeout(3200)
  await runHost(page, button, verdict)
}
