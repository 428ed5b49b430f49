import { expect, test } from '@playwright/test'
import { audit } from './support/audit.ts'
import { at } from './support/places.ts'

/** Pages that need no setup. */
const pages = [
  { path: '/', heading: 'Serve the links in your mails over HTTPS', status: 200 },
  { path: '/start', heading: 'Start a setup', status: 200 },
  { path: '/csm/sign-in', heading: 'For CSMs only', status: 200 },
  { path: '/link-expired', heading: 'This link does not work any more', status: 200 },
  { path: '/no-such-page', heading: 'There is nothing at this address', status: 404 },
  { path: '/setups/00000000-0000-4000-8000-000000000000', heading: 'There is nothing at this address', status: 404 },
  { path: '/setups/not-an-id/records', heading: 'There is nothing at this address', status: 404 },
]

for (const { path, heading, status } of pages) {
  test(`${path} says what it is, fits 320 px, and axe finds nothing`, async ({ page }) => {
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && !/status of 404/.test(message.text()) && faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    const response = await page.goto(at(path))
    expect(response?.status()).toBe(status)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await audit(page, path)
    expect(faults).toEqual([])
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a setup that is not theirs: a visitor reads that there is nothing', async ({ page }) => {
    const response = await page.goto(at('/setups/00000000-0000-4000-8000-000000000000/summary'))
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()
  })
})

test('every answer carries a policy with a nonce, and no page is kept', async ({ page }) => {
  const response = await page.goto(at('/'))
  const headers = response?.headers() ?? {}
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/)
  expect(headers['cache-control']).toMatch(/no-store|no-cache/)
})
