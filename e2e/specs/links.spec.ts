import { expect, test } from '@playwright/test'
import { audit } from './support/audit.ts'
import { startSetup } from './support/customer.ts'
import { at, csmState } from './support/places.ts'

test('no page of the CSM opens without the sign-in link', async ({ page }) => {
  await page.goto(at('/csm'))
  await expect(page).toHaveURL(/\/csm\/sign-in$/)
  await page.goto(at('/csm/setups/00000000-0000-4000-8000-000000000000'))
  await expect(page).toHaveURL(/\/csm\/sign-in$/)
  await page.goto(at(`/csm/sign-in/${'x'.repeat(43)}`))
  await expect(page.getByRole('heading', { level: 1, name: 'This link does not work any more' })).toBeVisible()
})

test('a setup opens in no other browser, but by its link, and an old link ends', async ({ page, browser }) => {
  const setup = await startSetup(page, 'Resume')
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(setup)
  await expect(stranger.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()

  await page.goto(setup)
  await page.getByRole('button', { name: 'Make a link' }).click()
  const first = await page.getByText(/\/resume\//).textContent()
  await stranger.goto(first ?? '')
  await expect(stranger).toHaveURL(setup)
  await expect(stranger.getByRole('heading', { level: 1, name: 'Resume' })).toBeVisible()

  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(page.getByText(/\/resume\//)).not.toHaveText(first ?? '')
  const late = await (await browser.newContext()).newPage()
  await late.goto(first ?? '')
  await expect(late.getByRole('heading', { level: 1, name: 'This link does not work any more' })).toBeVisible()
})

test('the link for the CSM shows the summary and opens nothing else', async ({ page, browser }) => {
  const setup = await startSetup(page, 'Review')
  await page.goto(`${setup}/summary`)
  await page.getByRole('button', { name: 'Make a link for the CSM' }).click()
  const link = await page.getByText(/\/review\//).textContent()
  const reviewer = await (await browser.newContext()).newPage()
  await reviewer.goto(link ?? '')
  await expect(reviewer).toHaveURL(/\/summary$/)
  await expect(reviewer.getByRole('heading', { name: 'Not ready: SSL must not be enabled yet' })).toBeVisible()
  await expect(reviewer.getByRole('button', { name: 'Make a link for the CSM' })).toHaveCount(0)
  await audit(reviewer, 'summary')
  await reviewer.goto(at('/csm'))
  await expect(reviewer).toHaveURL(/\/csm\/sign-in$/)
})

test('a CSM starts a setup for a customer and gets the link to send', async ({ browser }) => {
  const context = await browser.newContext({ storageState: csmState })
  const page = await context.newPage()
  await page.goto(at('/csm'))
  await page.getByRole('link', { name: 'Start a setup for a customer' }).click()
  await page.getByLabel('Customer', { exact: true }).fill('Started by the CSM')
  await page.getByRole('button', { name: 'Start' }).click()
  const link = await page.getByText(/\/resume\//).textContent()
  await audit(page, 'started by the CSM')
  await page.goto(at('/csm'))
  await expect(page.getByRole('row').filter({ hasText: 'Started by the CSM' })).toContainText('Step 1 of 6')
  await audit(page, "the CSM's list")
  const customer = await (await browser.newContext()).newPage()
  await customer.goto(link ?? '')
  await expect(customer.getByRole('heading', { level: 1, name: 'Started by the CSM' })).toBeVisible()
  await context.close()
})
