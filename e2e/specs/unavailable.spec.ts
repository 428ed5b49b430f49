import { expect, test } from '@playwright/test'
import { changeLab } from '#e2e/lab/control.ts'
import { audit } from './support/audit.ts'
import { launchServer, type TestServer } from './support/server.ts'

// A server of its own: its database is taken away.
let server: TestServer
test.beforeAll(async () => {
  server = await launchServer()
})
test.afterAll(() => server.stop())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a page that cannot be made says so, whose fault it is, and leads back', async ({ page }) => {
      const pages = javaScriptEnabled ? await whileItWorks(page) : { setup: `${server.baseUrl}/csm`, start: `${server.baseUrl}/start` }
      if (javaScriptEnabled) await changeLab({ database: 'gone' }, server.control)
      else await page.context().addCookies([{ name: 'session', value: 'a'.repeat(43), url: server.baseUrl }])

      const answer = await page.goto(pages.setup)
      expect(answer?.status()).toBe(503)
      await expect(page.getByRole('heading', { level: 1, name: 'This page could not be made' })).toBeVisible()
      await expect(page.getByText('The fault is ours.')).toBeVisible()
      await expect(page.getByRole('link', { name: 'Try again' })).toHaveAttribute('href', new URL(pages.setup).pathname)
      await page.getByRole('link', { name: 'Go to the first page' }).click()
      if (javaScriptEnabled) {
        await page.goto(pages.setup)
        await audit(page, 'a page that could not be made')
      }

      await page.context().clearCookies()
      await page.goto(pages.start)
      await page.getByLabel('Company or brand').fill('Acme')
      await page.getByRole('button', { name: 'Start' }).click()
      await expect(
        page.getByRole('alert').filter({ hasText: 'Not saved, because the storage of this server cannot be reached' }),
      ).toBeVisible()
      await expect(page.getByLabel('Company or brand')).toHaveValue('Acme')
    })
  })
}

/** A setup that was there before. */
async function whileItWorks(page: import('@playwright/test').Page): Promise<{ setup: string; start: string }> {
  const start = `${server.baseUrl}/start`
  await page.goto(start)
  await page.getByLabel('Company or brand').fill('Acme')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Finish the Braze email setup' })).toBeVisible()
  return { setup: page.url(), start }
}
