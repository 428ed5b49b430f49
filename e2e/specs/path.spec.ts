import { expect, type Page, test } from '@playwright/test'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenarios as issuance } from '#e2e/lab/scenarios/dns/issuance.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, startSetup } from './support/customer.ts'

const named = (id: string): Scenario => {
  const found = issuance.find((scenario) => scenario.id === id)
  if (!found) throw new Error(`no scenario ${id}`)
  return found
}

/** A setup whose link host was looked at, at step 4. */
async function chooser(page: Page, company: string, scenario: Scenario): Promise<string> {
  const setup = await startSetup(page, company)
  await answerBrazeSetup(page, scenario)
  await page.goto(`${setup}/cdn-and-certificate`)
  await expect(page.getByText('Not looked at yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Look at your link hosts now' }).click()
  await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText('Not looked at yet.')).toHaveCount(0)
  return setup
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    const how = javaScriptEnabled ? 'with' : 'without'

    test('CAA that keeps a CDN out is said before it is chosen; chosen all the same, its reason has to be read', async ({ page }) => {
      const caa = named('caa-forbids-cdn-ca')
      const setup = await chooser(page, `CAA ${how} scripts`, caa)
      const select = page.getByLabel('Which CDN?')
      await expect(select.getByRole('option', { name: 'Azure Front Door – cannot work as things stand' })).toHaveCount(1)
      await expect(select.getByRole('option', { name: 'KeyCDN – possible' })).toHaveCount(1)
      await page.getByText('Each CDN for your link hosts').click()
      const azure = page.getByRole('listitem').filter({ hasText: 'Azure Front Door' }).filter({ hasText: 'CAA records at' }).first()
      await expect(azure).toContainText('digicert.com')
      await azure.getByText('What we saw').first().click()
      await expect(azure.getByText(/^CAA .*: NOERROR/).first()).toBeVisible()
      if (javaScriptEnabled) await audit(page, 'path chooser')

      await page.getByLabel('A content delivery network (CDN)').check()
      await select.selectOption('azure')
      await page.getByRole('button', { name: 'Save and continue' }).click()
      await expect(page.locator('#accepted-error')).toContainText('let none of its authorities in')
      await expect(page.getByLabel('A content delivery network (CDN)')).toBeChecked()
      await expect(select).toHaveValue('azure')
      if (javaScriptEnabled) await audit(page, 'a choice with reasons against it')
      await page.getByLabel('I have read this and choose it all the same').check()
      await page.getByRole('button', { name: 'Save and continue' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Set the CDN up' })).toBeVisible()
      await page.goto(`${setup}/cdn-and-certificate`)
      await expect(select).toHaveValue('azure')
    })

    test('broken signatures rule every certificate out', async ({ page }) => {
      await chooser(page, `DNSSEC ${how} scripts`, named('ds-without-matching-key'))
      await expect(page.getByText('Cannot work as things stand', { exact: true }).first()).toBeVisible()
      await expect(page.getByText(/The DNSSEC signatures of .* do not hold/).first()).toBeVisible()
      await expect(page.getByLabel('Which CDN?').getByRole('option', { name: / – possible/ })).toHaveCount(0)
    })
  })
}

test('each way says who renews, what can break and what to ask; whether Braze allows it is only asked', async ({ page }) => {
  const setup = await startSetup(page, 'All ways')
  await answerBrazeSetup(page, named('caa-names-the-authority'))
  await page.goto(`${setup}/cdn-and-certificate`)
  for (const summary of await page.getByText('What it means in the long run').all()) await summary.click()
  for (const term of ['Who renews', 'What can break', 'Cost and effort', 'Ask your CSM', 'Exists for']) {
    await expect(page.getByRole('term').filter({ hasText: term })).toHaveCount(4)
  }
  await expect(page.getByText('whether Braze lets its customers use it is not known to us')).toBeVisible()
  await expect(page.getByText('Braze offers this with Amazon SES only. Your mail goes through SendGrid.')).toBeVisible()
  await audit(page, 'all ways unfolded')
})
