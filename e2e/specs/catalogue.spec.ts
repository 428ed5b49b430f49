import { expect, test } from '@playwright/test'
import { audit } from './support/audit.ts'
import { at } from './support/places.ts'

test('the catalogue lists every check, and axe finds nothing, open or closed', async ({ page }) => {
  await page.goto(at('/'))
  await page.getByRole('contentinfo').getByRole('link', { name: 'Everything that is checked' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Everything that is checked' })).toBeVisible()
  expect(await page.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(40)
  await audit(page, 'catalogue')
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  await audit(page, 'catalogue, all open')
})

test('an address leads to one diagnosis and opens it', async ({ page }) => {
  await page.goto(at('/catalogue#tls.missing-intermediate'))
  await expect(page.getByRole('link', { name: 'tls.missing-intermediate' })).toBeInViewport()
  await expect(page.getByRole('link', { name: 'tls.hostname-mismatch' })).toBeHidden()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('filters by area and by who acts, and the address holds both', async ({ page }) => {
    await page.goto(at('/catalogue'))
    await page.getByRole('navigation', { name: 'Area' }).getByRole('link', { name: 'DNS' }).click()
    await page.getByRole('navigation', { name: 'Who acts' }).getByRole('link', { name: 'CDN admin' }).click()
    await expect(page).toHaveURL(/\/catalogue\?area=dns&owner=cdn-admin$/)
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['DNS'])
    await expect(page.getByText('The target of the CNAME exists.')).toBeVisible()
    await expect(page.getByText('The CNAME stands alone at its name.')).toBeHidden()
  })
})
