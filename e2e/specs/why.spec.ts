import { expect, type Page, test } from '@playwright/test'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenario as stillAtEsp } from '#e2e/lab/scenarios/dns/cname-points-to-esp.ts'
import { scenarios as strictParent } from '#e2e/lab/scenarios/forwarding/hsts-forces-https-on-http-only-name.ts'
import { audit } from './support/audit.ts'
import { startSetup } from './support/customer.ts'
import { at } from './support/places.ts'

const named = (id: string): Scenario => {
  const found = strictParent.find((scenario) => scenario.id === id)
  if (!found) throw new Error(`no scenario ${id}`)
  return found
}
const linkOn = ({ target }: Scenario): string => `https://${target.hostname}/ls/click?upn=somebodys-token`

/** Starts a setup with something to look at, and waits for what was seen. */
async function startWith(page: Page, company: string, sample: string): Promise<void> {
  await page.goto(at('/start'))
  await page.getByLabel('Company or brand').fill(company)
  await page.getByLabel('Your sending domain, or a link').fill(sample)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'What it means for your links' })).toBeVisible()
  await expect(page.getByText('Looked at', { exact: false }).first()).toBeVisible({ timeout: 40_000 })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    const how = javaScriptEnabled ? 'with' : 'without'

    test('a domain that forces https on a host without it: told at the start, with evidence, and nothing is asked twice', async ({
      page,
    }) => {
      const forced = named(javaScriptEnabled ? 'hsts-port-443-closed' : 'hsts-other-certificate')
      await startWith(page, `Forced ${how}`, linkOn(forced))
      const rule = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name: `${forced.world.domain} tells browsers to use https only` }) })
      await expect(rule).toContainText('max-age=63072000; includeSubDomains')
      await rule.getByText('What we saw').click()
      await expect(rule.getByText(new RegExp(`^GET https://${forced.world.domain}/ at`))).toBeVisible()
      await expect(page.getByRole('heading', { name: `An https click on ${forced.target.hostname} fails today` })).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Clicks and opens are lost already' })).toBeVisible()
      await expect(page.getByText('somebodys-token')).toHaveCount(0)
      if (javaScriptEnabled) await audit(page, 'why, forced')

      await page.getByRole('link', { name: 'Start with step 1' }).click()
      await expect(page.getByText('Filled in from what you gave at the start')).toBeVisible()
      await expect(page.getByLabel('Link hosts', { exact: true })).toHaveValue(forced.target.hostname)
    })

    test('a link host entered as a domain is recognised, and its ESP is filled in', async ({ page }) => {
      await startWith(page, `Recognised ${how}`, stillAtEsp.target.hostname)
      await expect(page.getByText(/SendGrid/).first()).toBeVisible()
      await page.getByRole('link', { name: 'Start with step 1' }).click()
      await expect(page.getByLabel('SendGrid', { exact: true })).toBeChecked()
      await expect(page.getByLabel('United States')).toBeChecked()
    })
  })
}

test('where https works nothing is alarming, and what is general stays apart and dated', async ({ page }) => {
  const works = named('hsts-with-https')
  await startWith(page, 'Works', linkOn(works))
  await expect(page.getByRole('heading', { name: `An https click on ${works.target.hostname} works` })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing is lost at this point' })).toBeVisible()
  await page.getByText('What browsers do with http links').click()
  await expect(page.getByText('Last checked in November 2026.')).toBeVisible()
})

test('without anything to look at the overview asks, says who is needed, and keeps what was typed', async ({ page }) => {
  const setup = await startSetup(page, 'Nothing given')
  await page.goto(setup)
  await expect(page.getByText('Who you will need, and how long it takes')).toBeVisible()
  await expect(page.getByText('In all about an hour of work')).toBeVisible()
  await page.getByLabel('A link from one of your mails, or your sending domain').fill('localhost')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(page.locator('#sample-error')).toContainText('is one word only')
  await expect(page.getByLabel('A link from one of your mails, or your sending domain')).toHaveValue('localhost')
  await audit(page, 'overview without a look')
  await page.getByLabel('A link from one of your mails, or your sending domain').fill('link.mail.nobody-has-this-one.com')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(page.getByText('Your link host is not known yet')).toBeVisible({ timeout: 40_000 })
})
