import { expect, test } from '@playwright/test'
import { audit } from './support/audit.ts'
import { startSetup } from './support/customer.ts'
import { at } from './support/places.ts'

/** What people type in place of a link host, and what stands beside the field then. */
const refused = [
  { typed: '192.0.2.10', says: /is an IP address/ },
  { typed: 'link_mail.example.com', says: /has an underscore/ },
  { typed: 'localhost', says: /is one word only/ },
  { typed: 'co.uk', says: /belongs to a registry/ },
  { typed: 'example.com', says: /registered domain itself/ },
  { typed: 'link..example.com', says: /two dots in a row/ },
  { typed: '-link.example.com', says: /begins or ends with a hyphen/ },
  { typed: `${'a'.repeat(64)}.example.com`, says: /longer than 63 characters/ },
  { typed: `${'abcdefgh.'.repeat(32)}example.com`, says: /longer than the 253 characters/ },
  { typed: '<script>alert(1)</script>', says: /has a character that host names cannot have/ },
  { typed: '', says: /Enter at least one link host/ },
]

/** What is meant plainly is taken, and shown as it was understood. */
const taken = [
  { typed: 'HTTPS://Link.Mail.Example.com/ls/click?upn=1', means: 'link.mail.example.com' },
  { typed: '  link.mail.example.com.  ', means: 'link.mail.example.com' },
  { typed: 'link.bücher.example', means: 'link.xn--bcher-kva.example' },
]

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a link host that cannot be one: the reason beside the field, and what was typed is kept', async ({ page }) => {
      await startSetup(page, 'Bad input')
      for (const { typed, says } of refused) {
        const field = page.getByLabel('Link hosts', { exact: true })
        await field.fill(typed)
        await page.getByRole('button', { name: 'Save and continue' }).click()
        const message = page.locator('#linkHosts-error')
        await expect(message, typed).toContainText(says)
        await expect(field, typed).toHaveValue(typed)
        await expect(field, typed).toHaveAttribute('aria-invalid', 'true')
        await expect(field, typed).toHaveAttribute('aria-describedby', /linkHosts-error/)
      }
      if (javaScriptEnabled) await audit(page, 'a form with errors')
    })

    test('an empty name: said in the summary and beside the field', async ({ page }) => {
      await page.goto(at('/start'))
      await page.getByRole('button', { name: 'Start' }).click()
      await expect(page.getByRole('alert').getByRole('link', { name: 'Enter the name of the company or brand.' })).toBeVisible()
      await expect(page.locator('#customerName-error')).toBeVisible()
      if (javaScriptEnabled) await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
    })
  })
}

for (const { typed, means } of taken) {
  test(`“${typed.trim()}” is taken as ${means}`, async ({ page }) => {
    const setup = await startSetup(page, 'Good input')
    await page.getByLabel('SendGrid', { exact: true }).check()
    await page.getByLabel('United States').check()
    await page.getByLabel('Sending domain').fill('mail.example.com')
    await page.getByLabel('Link hosts', { exact: true }).fill(typed)
    await page.getByLabel('I have not asked yet').check()
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Add the DNS records' })).toBeVisible()
    await page.goto(setup)
    await expect(page.getByText(means, { exact: true })).toBeVisible()
  })
}

test('a link of another host is refused beside its field', async ({ page }) => {
  const setup = await startSetup(page, 'Other link')
  await page.getByLabel('SendGrid', { exact: true }).check()
  await page.getByLabel('United States').check()
  await page.getByLabel('Sending domain').fill('mail.example.com')
  await page.getByLabel('Link hosts', { exact: true }).fill('link.mail.example.com')
  await page.getByLabel('These are all link hosts of this account').check()
  await page.getByLabel('I have not asked yet').check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page).toHaveURL(/dns-records/)
  await page.goto(`${setup}/cdn-and-certificate`)
  await page.getByLabel('A proxy of our own').check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByLabel('Name that the CDN gave you').fill('tracking-proxy.example.com')
  await page.getByLabel('One or two links from a real test mail').fill('https://other.example.org/x')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('This link is on other.example.org').first()).toBeVisible()
  await expect(page.getByLabel('One or two links from a real test mail')).toHaveValue('https://other.example.org/x')
})
