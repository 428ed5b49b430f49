import { readFile } from 'node:fs/promises'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import zonefile from 'dns-zonefile'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenarios } from '#e2e/lab/scenarios/dns/dns-hosts.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, chooseCdn, giveEdge, runHost, startSetup } from './support/customer.ts'

const [goDaddy, ovh] = scenarios as [Scenario, Scenario]
const domain = goDaddy.world.domain
const below = `mail.${ovh.world.domain}`

const lines = [
  `CNAME ${goDaddy.target.hostname} sendgrid.net`,
  `CNAME em1.${domain} u1.wl1.sendgrid.net`,
  `CNAME old.${domain} u1.wl1.sendgrid.net`,
  `CNAME ${ovh.target.hostname} sendgrid.net`,
  `MX em.${domain} 10 mx.sparkpostmail.com`,
  `TXT _dmarc.${domain} "v=DMARC1; p=none"`,
]

async function enterRecords(page: Page, company: string): Promise<string> {
  const setup = await startSetup(page, company)
  await answerBrazeSetup(page, goDaddy)
  await page.getByLabel('I have them: paste them here').check()
  await page.getByLabel('Records from Braze').fill(lines.join('\n'))
  await page.getByRole('button', { name: 'Read the records' }).click()
  await expect(page.getByRole('heading', { name: `${lines.length} records` })).toBeVisible()
  await expect(page.getByText('Looked up').first()).toBeVisible()
  return setup
}

/** The part of the table that belongs to one record. */
const recordOf = (page: Page, name: string) => page.locator('tbody').filter({ hasText: `You will create ${name}` })

async function expectRecords(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: `Zone ${domain}, at GoDaddy` })).toBeVisible()
  await expect(page.getByRole('heading', { name: `Zone ${below}, at OVHcloud` })).toBeVisible()
  await expect(page.getByText(`OVHcloud: Web Cloud → Domain names → ${below} → DNS zone → Add an entry`)).toBeVisible()
  const link = recordOf(page, ovh.target.hostname)
  await expect(link.getByText('Enter under “Sub-domain”')).toBeVisible()
  await expect(link.locator('code').first()).toHaveText('link')
  await expect(link.locator('code').filter({ hasText: /^sendgrid\.net\.$/ })).toBeVisible()
  await expect(recordOf(page, `em1.${domain}`).getByText('Nothing answers here: adding the record breaks nothing.')).toBeVisible()
  const taken = recordOf(page, `old.${domain}`)
  await expect(taken.getByText('An A record 198.202.211.77 answers here today. A CNAME cannot stand beside it.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'One record cannot simply be added' })).toBeVisible()
  await link.getByText('The full name').click()
  await expect(link.getByText(`${ovh.target.hostname}.`, { exact: true })).toBeVisible()
}

async function download(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link, exact: true }).click()])
  return readFile(await file.path(), 'utf8')
}

test('each record in the form of its DNS host, what would stop, and all of it to take along', async ({ page, browser }) => {
  const setup = await enterRecords(page, 'Records out')
  await expectRecords(page)
  await audit(page, 'records out')

  await recordOf(page, ovh.target.hostname).getByRole('button', { name: 'Copy name' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('link')
  await page.getByRole('button', { name: 'Copy all as text' }).click()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain('DNS records for Records out')
  expect(text).toContain(`Name: link\nFull name: ${ovh.target.hostname}\nValue: sendgrid.net.`)

  const rows: string[][] = parse(await download(page, 'Download CSV'))
  expect(rows).toHaveLength(lines.length + 1)
  expect(rows[4]).toEqual(['CNAME', 'link', ovh.target.hostname, 'sendgrid.net.', '', '', below, 'OVHcloud'])
  expect(zonefile.parse(await download(page, 'Download zone file')).cname).toHaveLength(4)
  expect(zonefile.parse(await download(page, `Download zone file of ${below}`)).cname).toMatchObject([{ name: `${ovh.target.hostname}.` }])

  await expectOnlyForThisVisitor(browser, `${new URL(setup).origin}/api${new URL(setup).pathname}/records/csv`)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Copy name' }).first()).toBeHidden()
  await expect(recordOf(page, `old.${domain}`).locator('code').first()).toBeVisible()
})

async function expectOnlyForThisVisitor(browser: Browser, href: string): Promise<void> {
  const stranger = await browser.newContext()
  const answer = await stranger.request.get(href)
  expect([answer.status(), answer.headers()['cache-control']]).toEqual([404, 'private, no-store'])
  await stranger.close()
}

test('on a phone one card a record, with everything on it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await enterRecords(page, 'On a phone')
  await expectRecords(page)
  for (const label of ['Type', 'Name', 'Value', 'TTL']) {
    await expect(recordOf(page, `old.${domain}`).getByText(label, { exact: true })).toBeVisible()
  }
  await audit(page, 'records out on a phone')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the look is done by a refresh, and the other form of the name unfolds', async ({ page }) => {
    const setup = await enterRecords(page, 'Records without scripts')
    await page.goto(`${setup}/dns-records`)
    await expectRecords(page)
    await page.waitForTimeout(3200)
    await page.getByRole('button', { name: 'Look again' }).click()
    await expect(page.getByText('Looked up').first()).toBeVisible()
  })
})

test('the one change of the cut-over: its TTL first, and the way back', async ({ page }) => {
  const setup = await enterRecords(page, 'Cut-over record')
  await chooseCdn(page, setup, 'cloudfront')
  await giveEdge(page, goDaddy, goDaddy.target.edge ?? '')
  await runHost(page, 'Rehearse now', 'The rehearsal passed: it is safe to change DNS')
  await expect(page.getByText(`In the zone ${domain}, at GoDaddy.`)).toBeVisible()
  await expect(page.getByText('Lower the TTL of the record today from 7200 to 300 seconds')).toBeVisible()
  await expect(page.getByText(/Wait 2 hours \(the old TTL\): if you lower it now, until \d\d:\d\d UTC/)).toBeVisible()
  await page.getByRole('button', { name: `Copy name of ${goDaddy.target.hostname}` }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('link.mail')
  await page.getByRole('button', { name: `Copy value of the CNAME record of ${goDaddy.target.hostname} today` }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('sendgrid.net')
  await audit(page, 'cut-over record')
})
