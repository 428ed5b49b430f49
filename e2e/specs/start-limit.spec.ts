import { expect, test } from '@playwright/test'
import { mostFromNetwork } from '#lib/services/start-limit.ts'
import { at } from './support/places.ts'

test.use({ javaScriptEnabled: false, extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.9' } })

test('after many starts from one network the form says so, and keeps what was typed', async ({ page }) => {
  const start = async () => {
    await page.goto(at('/start'))
    await page.getByLabel('Company or brand').fill('Acme')
    await page.getByRole('button', { name: 'Start' }).click()
  }
  for (let n = 0; n < mostFromNetwork; n += 1) {
    await start()
    await expect(page.getByRole('heading', { level: 1, name: 'Finish the Braze email setup' })).toBeVisible()
  }
  await start()
  await expect(page.getByRole('alert').filter({ hasText: 'no more can be started just now' })).toBeVisible()
  await expect(page.getByLabel('Company or brand')).toHaveValue('Acme')
})
