import { expect, type Page, test } from '@playwright/test'
import { audit } from './support/audit.ts'
import { startSetup } from './support/customer.ts'

const link = 'CNAME link.mail.example.com sendgrid.net'

/** A mail as it comes, with the faults that people make and see. */
const mail = `Hi Ada,

please add these records:

Type: CNAME
Host: LINK.mail.example.com.
Value: https://sendgrid.net/

Type: CNAME
Host: click.mail.example.com
Value: sendgrid.net

Type: CNAME
Host: s1._domainkey.mail.example.com
Value: s1.domainkey.u1234567.wl…

Sam`

/** What is pasted in place of records, and what stands beside the field then. */
const refused = [
  { what: 'nothing', typed: '', says: /^Paste the records that Braze sent you/ },
  { what: 'prose', typed: 'See the attachment.', says: /^No record was found in this text/ },
  { what: '1 MB', typed: 'CNAME link.mail.example.com sendgrid.net\n'.repeat(25_000), says: /has 1025000 characters/ },
  { what: 'binary', typed: `\u0089PNG\u001a${'\u0001\u0002\ufffd'.repeat(99)}`, says: /^This is no text/ },
  {
    what: '500 records',
    typed: Array.from({ length: 500 }, (_, at) => `CNAME l${at}.mail.example.com sendgrid.net`).join('\n'),
    says: /^There are 500 records/,
  },
  {
    what: 'a contradiction',
    typed: `${link}\nCNAME link.mail.example.com eu.sendgrid.net`,
    says: /in line 1 and to eu\.sendgrid\.net in line 2/,
  },
  { what: 'another domain', typed: 'CNAME link.mail.example.org sendgrid.net', says: /^These are records of another domain/ },
  {
    what: 'a formula',
    typed: 'CNAME\t=HYPERLINK("https://x.example","link")\tsendgrid.net',
    says: /Line 1: This is a spreadsheet’s formula/,
  },
  { what: 'a script', typed: '<script>alert(1)</script>', says: /Line 1: This is a script/ },
  { what: 'a shortened value', typed: 'CNAME link.mail.example.com sendgr…', says: /Line 1: It was cut short/ },
  { what: 'right-to-left marks in prose', typed: '\u202eliam.knil\u202c', says: /^No record was found/ },
]

async function toStep2(page: Page, company: string): Promise<string> {
  const setup = await startSetup(page, company)
  await page.getByLabel('SendGrid', { exact: true }).check()
  await page.getByLabel('United States').check()
  await page.getByLabel('Sending domain').fill('mail.example.com')
  await page.getByLabel('Link hosts', { exact: true }).fill('link.mail.example.com')
  await page.getByLabel('These are all link hosts of this account').check()
  await page.getByLabel('I have not asked yet').check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Add the DNS records' })).toBeVisible()
  return setup
}

const box = (page: Page) => page.getByLabel('Records from Braze')
/** Puts a text into the box at once, as a paste does: thousands of lines typed take minutes. */
const paste = (page: Page, text: string) =>
  box(page).evaluate((element, value) => {
    ;(element as HTMLTextAreaElement).value = value
    element.dispatchEvent(new Event('input', { bubbles: true }))
  }, text)
const save = (page: Page) => page.getByRole('button', { name: 'Read the records' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('what cannot be taken: the reason beside the field, and what was pasted is kept', async ({ page }) => {
      await toStep2(page, 'Bad records')
      for (const { what, typed, says } of refused) {
        await paste(page, typed)
        await save(page).click()
        await expect(page.locator('#records-error'), what).toHaveText(says)
        await expect(box(page), what).toHaveAttribute('aria-invalid', 'true')
        expect((await box(page).inputValue()).length, what).toBe(typed.length)
      }
      if (javaScriptEnabled) await audit(page, 'records that are refused')
      // And then it goes on as if nothing had been.
      await box(page).fill(link)
      await save(page).click()
      await expect(page.getByRole('heading', { name: '1 record', exact: true })).toBeVisible()
      await expect(page.locator('#records-error')).toHaveCount(0)
    })

    test('a mail: records, what was mended, what is not understood, and a link host that step 1 lacks', async ({ page }) => {
      const setup = await toStep2(page, 'A mail')
      await box(page).fill(mail)
      await save(page).click()
      await expect(page.getByRole('heading', { name: '2 records', exact: true })).toBeVisible()
      await page.getByText('How each record was read').click()
      await expect(page.getByText('We read “LINK.mail.example.com.” as “link.mail.example.com”')).toBeVisible()
      await expect(page.getByText('We read “https://sendgrid.net/” as “sendgrid.net”')).toBeVisible()
      await expect(page.getByRole('heading', { name: '1 line not understood' })).toBeVisible()
      await expect(page.getByText('It was cut short')).toBeVisible()
      await expect(page.getByText('3 lines of plain text')).toBeVisible()
      await expect(page.getByText('Braze usually hands out')).toBeVisible()
      if (javaScriptEnabled) await audit(page, 'records that were read')

      await page.getByLabel('Add click.mail.example.com to the link hosts of step 1').check()
      await save(page).click()
      await expect(page.getByText('A link host that step 1 does not list')).toHaveCount(0)
      await page.goto(`${setup}/braze-setup`)
      await expect(page.getByLabel('Link hosts', { exact: true })).toHaveValue('link.mail.example.com\nclick.mail.example.com')
    })
  })
}

test('while it is typed: what is understood and what is not, read out politely, and nothing is stored', async ({ page }) => {
  await toStep2(page, 'Live')
  await box(page).fill(mail)
  await expect(page.getByRole('heading', { name: '2 records understood' })).toBeVisible()
  await expect(page.getByText('We read “LINK.mail.example.com.” as “link.mail.example.com”')).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 line not understood' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '2 records understood, 1 line not.' })).toBeAttached({ timeout: 10_000 })
  await expect(box(page)).toBeFocused()
  await audit(page, 'records while they are typed')

  await box(page).fill(`${link}\nCNAME link.mail.example.com eu.sendgrid.net`)
  await expect(page.getByRole('heading', { name: 'This cannot be saved yet' })).toBeVisible()
  await expect(page.getByText('A name can have one CNAME only')).toBeVisible()
  await box(page).fill('')
  await expect(page.getByRole('heading', { name: 'This cannot be saved yet' })).toHaveCount(0)
  await page.reload()
  await expect(box(page)).toHaveValue('')
})

test('while it cannot be looked at, that is said, and what was typed stays', async ({ page }) => {
  await toStep2(page, 'Cut off')
  await page.route('**/dns-records', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await box(page).fill(link)
  await expect(page.getByText('could not be read just now')).toBeVisible()
  await expect(box(page)).toHaveValue(link)
})

test('records that are verified already need no box', async ({ page }) => {
  await toStep2(page, 'Verified')
  await page.getByLabel('They are in DNS already').check()
  await expect(box(page)).toBeHidden()
  await save(page).click()
  await expect(page.locator('#records-error')).toHaveCount(0)
})
