import { expect, type Page, test } from '@playwright/test'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenario as slow } from '#e2e/lab/scenarios/forwarding/edge-slow.ts'
import { scenarios as matrix } from '#e2e/lab/scenarios/healthy/matrix.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, runHost, startSetup } from './support/customer.ts'

const ofMatrix = (id: string): Scenario => {
  const found = matrix.find((scenario) => scenario.id === id)
  if (!found) throw new Error(`no scenario ${id}`)
  return found
}

/** Steps 2 and 4 in their shortest form. */
async function sayVerifiedAndChoose(page: Page, setup: string, path: string): Promise<void> {
  await page.getByLabel('They are in DNS already').check()
  await page.getByRole('button', { name: 'Read the records' }).click()
  await expect(page.getByLabel('They are in DNS already')).toBeChecked()
  await page.goto(`${setup}/cdn-and-certificate`)
  await page.getByLabel(path).check()
  if (path.startsWith('A content')) await page.getByLabel('Which CDN?').selectOption('fastly')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Set the CDN up' })).toBeVisible()
}

test('rows are there at once, turn one by one, are told in one place, and the last result stays in sight', async ({ page }) => {
  const setup = await startSetup(page, 'Slow edge')
  await answerBrazeSetup(page, slow)
  await sayVerifiedAndChoose(page, setup, 'A proxy of our own')
  await page.getByLabel('One or two links from a real test mail').fill(slow.target.links.join('\n'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()

  await page.getByRole('button', { name: 'Check now' }).click()
  const waiting = page.getByText('Not checked yet', { exact: true })
  await expect(waiting.nth(5)).toBeVisible()
  await expect(page.getByText(/^\d+ of \d+ checked$/)).toBeVisible()
  // Names are looked up long before the slow edge has answered.
  await expect(page.getByText('Passed', { exact: true }).first()).toBeVisible()
  await expect(waiting.first()).toBeVisible()
  await audit(page, 'a run that goes on')
  await expect(page.getByRole('heading', { name: `${slow.target.hostname} is ready for HTTPS links` })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('status').filter({ hasText: `${slow.target.hostname}: ` })).toContainText(/checked|Finished/)

  await page.waitForTimeout(3200)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { name: 'Result of the check before' })).toBeVisible()
  await expect(page.getByRole('heading', { name: `${slow.target.hostname} is ready for HTTPS links` })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Result of the check before' })).toBeHidden({ timeout: 30_000 })
})

test('with two link hosts, SSL can be requested only when both are proven', async ({ page }) => {
  const [one, two] = [ofMatrix('sendgrid-fastly'), ofMatrix('sendgrid-keycdn')]
  const both = { ...one, target: { ...one.target, hostname: `${one.target.hostname}\n${two.target.hostname}` } }
  const setup = await startSetup(page, 'Two hosts')
  await answerBrazeSetup(page, both)
  await sayVerifiedAndChoose(page, setup, 'A content delivery network (CDN)')
  for (const { target } of [one, two]) {
    const part = page.getByRole('region', { name: target.hostname })
    await part.getByLabel('One or two links from a real test mail').fill(target.links.join('\n'))
    await part.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(part.getByText('Saved.')).toBeVisible()
  }
  await runHost(page, 'Check now', `${one.target.hostname} is ready for HTTPS links`)
  await page.goto(setup)
  await expect(page.getByText(`${two.target.hostname} has not been checked yet.`)).toBeVisible()
  await page.goto(`${setup}/request-enablement`)
  await expect(page.getByRole('button', { name: 'Request SSL enablement' })).toHaveCount(0)
})
