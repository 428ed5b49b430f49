import { expect, type Page, test } from '@playwright/test'
import { changeLab } from '#e2e/lab/control.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenarios as matrix } from '#e2e/lab/scenarios/healthy/matrix.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, startSetup } from './support/customer.ts'
import { mailsTo } from './support/mailbox.ts'

const scenario = matrix.find(({ id }) => id === 'sendgrid-gcp') as Scenario
const parent = scenario.target.hostname.slice(scenario.target.hostname.indexOf('.') + 1)
const value = 's1.domainkey.u1.wl1.sendgrid.net'

/** A setup whose one record, of a name that no other test looks at, is not there yet; at step 3, checked once. */
async function waitForRecord(page: Page, name: string): Promise<string> {
  const setup = await startSetup(page, `Waiting for ${name}`)
  await answerBrazeSetup(page, scenario)
  await page.getByLabel('I have them: paste them here').check()
  await page.getByLabel('Records from Braze').fill(`CNAME ${name} ${value}`)
  await page.getByRole('button', { name: 'Read the records' }).click()
  await expect(page.getByRole('heading', { name: '1 record', exact: true })).toBeVisible()
  await page.goto(`${setup}/verify-records`)
  await page.getByRole('button', { name: 'Check the records now' }).click()
  await expect(page.getByRole('heading', { name: `CNAME ${name} is not there` }).first()).toBeVisible()
  return setup
}

const publish = (name: string) => changeLab({ publish: name, records: [{ name, type: 'CNAME', ttl: 300, data: value }] })

async function askForMail(page: Page, address: string): Promise<void> {
  await page.getByText('Mail me when it turns green').click()
  await page.getByLabel('Your mail address').fill(address)
  await page.getByRole('button', { name: 'Mail me' }).click()
}

test('a record turns green by itself while the page is open, is told once, and a mail says so', async ({ page }) => {
  const name = `waiting._domainkey.${parent}`
  const setup = await waitForRecord(page, name)
  await expect(page.getByText(/^Looks again in \d+ s$/)).toBeVisible()
  await expect(page.getByText(/^The wizard looks again by itself at .*, also when this page is closed\.$/)).toBeVisible()

  await askForMail(page, 'mia@')
  await expect(page.getByText('“mia@” is no mail address').first()).toBeVisible()
  await expect(page.getByLabel('Your mail address')).toHaveValue('mia@')
  await askForMailAgain(page, 'mia@example.com')
  await expect(page.getByText('A mail goes to mia@example.com when it turns green.').first()).toBeVisible()

  // What was unfolded stays so while looks come and go.
  const evidence = page.getByText('Show evidence').first()
  await evidence.click()
  const again = page.waitForResponse(async (answer) => answer.url().includes('/look?') && (await answer.json()).looking === true)
  await again
  await page.waitForResponse(async (answer) => answer.url().includes('/look?') && (await answer.json()).looking === false)
  await expect(page.locator('details[open]').filter({ has: evidence })).toBeVisible()

  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Paused: this page stays as it is')).toBeVisible()
  await audit(page, 'step 3, waiting')
  await publish(name)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('Passed', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('status').filter({ hasText: 'Records: Something has changed. Finished: all 1 passed.' })).toHaveCount(1)
  await expect(
    page.getByText(/^Every cache agrees by \d\d:\d\d UTC at the latest$|^Every cache agrees by .* UTC at the latest$/),
  ).toBeVisible()
  await expect(page.getByText(/^Looks again in/)).toHaveCount(0)
  await expect(page.getByText(/proves it again by itself/)).toBeVisible()
  await audit(page, 'step 3, green by itself')

  await expect.poll(() => mailsTo('mia@example.com').length, { timeout: 30_000 }).toBe(1)
  expect(mailsTo('mia@example.com')[0]?.text).toMatch(/^Subject: The DNS records for .* are in place\r$/m)

  // Two lines for the check that was pressed, one for what changed; none for the looks between.
  await page.goto(setup)
  await page.getByText('What happened so far').click()
  await expect(page.getByText(/^Check of .* (started|finished: .*)/)).toHaveCount(3)
})

async function askForMailAgain(page: Page, address: string): Promise<void> {
  await page.getByLabel('Your mail address').fill(address)
  await page.getByRole('button', { name: 'Mail me' }).click()
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says that it stays as it is; a mail is asked for and taken back, and a press finds the record', async ({ page }) => {
    const name = `waiting-plain._domainkey.${parent}`
    await waitForRecord(page, name)
    // By its place: texts of a noscript are not found by what they say.
    const again = page.locator('noscript a[href="?"]')
    await expect(again).toBeVisible()
    await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0)
    await askForMail(page, 'max@example.com')
    await expect(page.getByText('A mail goes to max@example.com when it turns green.').first()).toBeVisible()
    await page.getByRole('button', { name: 'Take back' }).click()
    await expect(page.getByText('A mail goes to max@example.com')).toHaveCount(0)
    await again.click()
    await expect(page.getByRole('heading', { name: `CNAME ${name} is not there` }).first()).toBeVisible()
    await publish(name)
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByText('Passed', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
    expect(mailsTo('max@example.com')).toEqual([])
  })
})
