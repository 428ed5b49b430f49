import { type Browser, expect, type Page, test } from '@playwright/test'
import { changeLab } from '#e2e/lab/control.ts'
import { edgeNames } from '#e2e/lab/naming.ts'
import type { RecordData, Scenario } from '#e2e/lab/scenario.ts'
import { scenarios } from '#e2e/lab/scenarios/dns/nothing-done-yet.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, startSetup } from './support/customer.ts'
import { at, csmState } from './support/places.ts'

/*
 * The marketer, the DNS admin and the CDN admin, each in a browser of their own
 * and all at once, from the first page to SSL that is on; the CSM at the end.
 * The admins really change the practice internet, and pages turn by themselves.
 */

test.describe.configure({ mode: 'parallel' })
const turnsByItself = { timeout: 90_000 }

for (const esp of ['sendgrid', 'sparkpost', 'ses'] as const) {
  test(`${esp}: three people at once, from the first page to SSL that is on`, async ({ page: marketer, browser }) => {
    test.setTimeout(300_000)
    const scenario = scenarios.find(({ id }) => id === `nothing-done-yet-${esp}`) as Scenario
    const { hostname } = scenario.target
    const edge = edgeNames('cloudfront', hostname, scenario.world.domain)[0] ?? ''
    const company = `Three people with ${esp}`

    const setup = await startSetup(marketer, company)
    await answerBrazeSetup(marketer, scenario)
    await marketer.getByLabel('I have them: paste them here').check()
    await marketer.getByLabel('Records from Braze').fill(scenario.records.map(asLine).join('\n'))
    await marketer.getByRole('button', { name: 'Read the records' }).click()
    await expect(marketer.getByRole('heading', { name: `${scenario.records.length} records` }).first()).toBeVisible()

    const dnsAdmin = await openLink(browser, await handOver(marketer, 'DNS', 'Dana DNS'))
    await expect(dnsAdmin.getByRole('heading', { level: 1, name: `DNS for the links in ${company}’s mails` })).toBeVisible()
    await dnsAdmin.getByRole('button', { name: 'I’ve done it' }).click()
    await expect(dnsAdmin.getByText(`${scenario.records.length} records are not right yet`)).toBeVisible(turnsByItself)
    await marketer.goto(`${setup}/verify-records`)
    await expect(marketer.getByText('Not there yet').first()).toBeVisible()

    for (const record of scenario.records) await publish(record.name, scenario.records)
    // Nobody presses anything: both pages look again by themselves.
    await expect(dnsAdmin.getByText('Nothing right now: your records are right.').first()).toBeVisible(turnsByItself)
    await expect(marketer.getByText('Not there yet')).toHaveCount(0, turnsByItself)
    await audit(dnsAdmin, `${esp}: the DNS admin's page, records in place`)

    await marketer.goto(`${setup}/cdn-and-certificate`)
    await marketer.getByLabel('A content delivery network (CDN)').check()
    await marketer.getByLabel('Which CDN?').selectOption('cloudfront')
    await marketer.getByRole('button', { name: 'Save and continue' }).click()
    await marketer.getByLabel('One or two links from a real test mail').fill(scenario.target.links.join('\n'))
    await marketer.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(marketer.getByText('Saved.')).toBeVisible()

    const cdnAdmin = await openLink(browser, await handOver(marketer, 'CDN', 'Cleo CDN'))
    await cdnAdmin.getByLabel('Name that the CDN gave you for this host').fill(edge)
    await cdnAdmin.getByRole('button', { name: 'I’ve done it' }).click()
    await expect(cdnAdmin.getByRole('heading', { name: 'Do not change DNS yet: the CDN is not ready' }).first()).toBeVisible(turnsByItself)
    await expect(dnsAdmin.getByRole('heading', { name: `Do not change ${hostname} yet` })).toBeVisible(turnsByItself)
    await audit(cdnAdmin, `${esp}: the CDN admin's page, a rehearsal that found something`)
    await changeLab({ configure: hostname, change: { behaviour: rightBehaviour(esp) } })
    await expect(cdnAdmin.getByRole('heading', { name: 'The rehearsal passed: it is safe to change DNS' })).toBeVisible(turnsByItself)

    await marketer.goto(`${setup}/cdn-setup`)
    await expect(marketer.getByRole('heading', { name: 'The rehearsal passed: it is safe to change DNS' })).toBeVisible()
    await expect(dnsAdmin.getByText('Safe to change', { exact: true })).toBeVisible(turnsByItself)
    await publish(hostname, [{ name: hostname, type: 'CNAME', ttl: 300, data: edge }])
    await dnsAdmin.getByRole('button', { name: 'I’ve done it' }).click()
    await expect(dnsAdmin.getByText('All of yours is green.').first()).toBeVisible(turnsByItself)

    await marketer.goto(`${setup}/request-enablement`)
    await marketer.getByLabel('Your name').first().fill('Mia Marketer')
    await marketer.getByLabel('Braze workspace').fill('Production')
    await marketer.getByRole('button', { name: 'Request SSL enablement' }).click()
    await expect(marketer.getByRole('heading', { name: 'SSL enablement is requested' })).toBeVisible()

    const csm = await (await browser.newContext({ storageState: csmState })).newPage()
    await csm.goto(at('/csm?show=requested'))
    await csm.getByRole('link', { name: company }).click()
    await expect(csm.getByText('Dana DNS').first()).toBeVisible()
    await csm.getByLabel('SSL is on').check()
    await csm.getByRole('button', { name: 'Note the decision' }).click()
    await expect(csm.getByRole('heading', { name: 'SSL is on' })).toBeVisible()
    await audit(csm, `${esp}: the CSM's page, decided`)
    await marketer.reload()
    await expect(marketer.getByRole('heading', { name: 'SSL is on' })).toBeVisible()
    for (const person of [dnsAdmin, cdnAdmin, csm]) await person.context().close()
  })
}

const asLine = ({ name, type, data }: RecordData): string => `${name} ${type} ${data}`

/** What the DNS admin enters: every record that stands at the name. */
const publish = (name: string, records: readonly RecordData[]): Promise<void> =>
  changeLab({ publish: name, records: records.filter((record) => record.name === name) })

/** What the guide asks for: SparkPost wants its own host and X-Forwarded-Host, the others the visitor's Host. */
const rightBehaviour = (esp: 'sendgrid' | 'sparkpost' | 'ses') =>
  esp === 'sparkpost' ? { hostHeader: 'origin', forwardedHost: true } : { hostHeader: 'viewer' }

/** Makes a link for an admin on the page that is open; gives back its address. */
async function handOver(marketer: Page, what: 'DNS' | 'CDN', name: string): Promise<string> {
  const part = marketer.getByRole('region', { name: 'Hand tasks to an admin' })
  await part.getByText(new RegExp(`Make a link for (the ${what} admin|an admin)`)).click()
  const choice = part.getByRole('radio', { name: `The ${what} admin` })
  if ((await choice.count()) > 0) await choice.check()
  await part.getByLabel('Name or mail address of the admin').fill(name)
  await part.getByLabel('Your name').fill('Mia Marketer')
  await part.getByRole('button', { name: 'Make the link' }).click()
  const link = part.locator('pre').filter({ hasText: /^https?:\/\/\S+\/hand-over\/\S+$/ })
  await expect(link).toBeVisible()
  return ((await link.textContent()) ?? '').trim()
}

async function openLink(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(link)
  return page
}
