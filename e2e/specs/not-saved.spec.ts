import { expect, type Page, test } from '@playwright/test'
import { changeLab } from '#e2e/lab/control.ts'
import { scenarios } from '#e2e/lab/scenarios/healthy/matrix.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, chooseCdn, fillBrazeSetup, pasteRecords } from './support/customer.ts'
import { launchServer, type TestServer } from './support/server.ts'

const scenario = scenarios.find(({ id }) => id === 'sendgrid-cloudfront') ?? scenarios[0]
if (!scenario) throw new Error('the matrix is empty')
const { target, world } = scenario

// A server of its own: its database only reads for a while.
let server: TestServer
test.beforeAll(async () => {
  server = await launchServer()
})
test.afterAll(() => server.stop())
test.afterEach(() => changeLab({ database: 'writable' }, server.control))

/** Presses while the database only reads: nothing is called saved, and the page is the same. */
async function pressInVain(page: Page, button: string): Promise<void> {
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await changeLab({ database: 'read-only' }, server.control)
  await page.getByRole('button', { name: button, exact: true }).first().click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved, because the storage of this server takes no changes' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: heading ?? '' })).toBeVisible()
  await expect(page.getByText(/^Saved\./)).toHaveCount(0)
  await changeLab({ database: 'writable' }, server.control)
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a form that cannot be saved says why, and keeps what was typed until it can be', async ({ page }) => {
      test.slow()
      await page.goto(`${server.baseUrl}/start`)
      await page.getByLabel('Company or brand').fill('Kept')
      await pressInVain(page, 'Start')
      await expect(page.getByLabel('Company or brand')).toHaveValue('Kept')
      if (javaScriptEnabled) await audit(page, 'a form that was not saved')
      await page.getByRole('button', { name: 'Start' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Finish the Braze email setup' })).toBeVisible()
      const setup = page.url().replace(/\/braze-setup.*$/, '')

      await fillBrazeSetup(page, scenario)
      await pressInVain(page, 'Save and continue')
      await expect(page.getByLabel('SendGrid', { exact: true })).toBeChecked()
      await expect(page.getByLabel('Sending domain')).toHaveValue(world.domain)
      await expect(page.getByLabel('Link hosts', { exact: true })).toHaveValue(target.hostname)
      await answerBrazeSetup(page, scenario)

      const records = `CNAME ${target.hostname} sendgrid.net`
      await page.getByLabel('I have them: paste them here').check()
      await page.getByLabel('Records from Braze').fill(records)
      await pressInVain(page, 'Read the records')
      await expect(page.getByLabel('Records from Braze')).toHaveValue(records)
      await pasteRecords(page, scenario)

      await page.goto(`${setup}/cdn-and-certificate`)
      await page.getByLabel('A content delivery network (CDN)').check()
      await page.getByLabel('Which CDN?').selectOption('cloudfront')
      await pressInVain(page, 'Save and continue')
      await expect(page.getByLabel('Which CDN?')).toHaveValue('cloudfront')
      await chooseCdn(page, setup, 'cloudfront')

      await page.getByLabel('Name that the CDN gave you').fill('d111.cloudfront.net')
      await page.getByLabel('One or two links from a real test mail').fill(target.links.join('\n'))
      await pressInVain(page, 'Save')
      await expect(page.getByLabel('Name that the CDN gave you')).toHaveValue('d111.cloudfront.net')
      await expect(page.getByLabel('One or two links from a real test mail')).toHaveValue(target.links.join('\n'))
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(page.getByText('Saved.')).toBeVisible()

      await page.goto(setup)
      await pressInVain(page, 'Make a link')
      await expect(page.getByText(/\/resume\//)).toHaveCount(0)

      await page.goto(`${setup}/x-ray`)
      await page.getByLabel('Link from a mail').fill(target.links[0] ?? '')
      await pressInVain(page, 'Follow it and count as a click')
      await expect(page.getByLabel('Link from a mail')).toHaveValue(target.links[0] ?? '')
    })
  })
}
