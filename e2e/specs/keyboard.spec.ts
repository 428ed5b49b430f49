import { expect, type Page, test } from '@playwright/test'
import { at } from './support/places.ts'

/** Presses Tab until the element with this name has the focus, which has to be visible. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    const label = await focused.evaluate((element) => {
      const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : []
      return (labels.map((one) => one.textContent).join(' ') || element.textContent || '').trim()
    })
    if (typeof name === 'string' ? label.startsWith(name) : name.test(label)) {
      const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle)
      expect(outline, `focus on “${label}” is visible`).not.toBe('none')
      return
    }
  }
  throw new Error(`Tab never came to ${name}`)
}

test('a setup is started and step 1 answered with the keyboard alone', async ({ page }) => {
  await page.goto(at('/'))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the main part' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await tabTo(page, 'Start a setup')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/start$/)
  await tabTo(page, 'Company or brand')
  await page.keyboard.type('Keyboard')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/braze-setup/)

  await tabTo(page, 'SendGrid')
  await page.keyboard.press('Space')
  await tabTo(page, /^United States|^European Union/)
  await page.keyboard.press('Space')
  await tabTo(page, 'Sending domain')
  await page.keyboard.type('mail.example.com')
  await tabTo(page, 'Link hosts')
  await page.keyboard.type('link.mail.example.com')
  await tabTo(page, 'These are all link hosts')
  await page.keyboard.press('Space')
  await tabTo(page, 'I have not asked yet')
  await page.keyboard.press('Space')
  await tabTo(page, 'Save and continue')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Add the DNS records' })).toBeVisible()
})

test('after a failed submit the focus is on the summary, whose links lead to the fields', async ({ page }) => {
  await page.goto(at('/start'))
  await tabTo(page, 'Start')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Company or brand')).toBeFocused()
})
