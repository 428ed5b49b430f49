import { expect, type Page } from '@playwright/test'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { at } from './places.ts'

/** What people read and press, as it stands on the page. */
const espLabels = { sendgrid: 'SendGrid', sparkpost: 'SparkPost', ses: 'Amazon SES' } as const

/** Starts a setup and gives back its address. */
export async function startSetup(page: Page, company: string): Promise<string> {
  await page.goto(at('/'))
  await page.getByRole('link', { name: 'Start a setup' }).click()
  await page.getByLabel('Company or brand').fill(company)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Finish the Braze email setup' })).toBeVisible()
  return page.url().replace(/\/braze-setup.*$/, '')
}

/** Fills step 1 in for the scenario's link host. */
export async function fillBrazeSetup(page: Page, { target, world }: Scenario): Promise<void> {
  await page.getByLabel(espLabels[target.esp], { exact: true }).check()
  await page.getByLabel(target.region === 'us' ? 'United States' : 'European Union').check()
  await page.getByLabel('Sending domain').fill(world.domain)
  await page.getByLabel('Link hosts', { exact: true }).fill(target.hostname)
  await page.getByLabel('These are all link hosts of this account').check()
  await page.getByLabel('Asked: it cannot').check()
}

/** Step 1 for the scenario's link host. */
export async function answerBrazeSetup(page: Page, scenario: Scenario): Promise<void> {
  await fillBrazeSetup(page, scenario)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Add the DNS records' })).toBeVisible()
}

/** Step 2: the link host's record, as Braze's mail has it. */
export async function pasteRecords(page: Page, { target }: Scenario): Promise<void> {
  await page.getByLabel('I have them: paste them here').check()
  await page.getByLabel('Records from Braze').fill(`Hello, add this record:\nCNAME ${target.hostname} sendgrid.net`)
  await page.getByRole('button', { name: 'Read the records' }).click()
  await expect(page.getByRole('heading', { name: '1 record', exact: true })).toBeVisible()
}

/** Step 3. */
export async function verifyRecords(page: Page, setup: string): Promise<void> {
  await page.goto(`${setup}/verify-records`)
  await page.getByRole('button', { name: 'Check the records now' }).click()
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible()
}

/** Step 4. */
export async function chooseCdn(page: Page, setup: string, cdn: string): Promise<void> {
  await page.goto(`${setup}/cdn-and-certificate`)
  await page.getByLabel('A content delivery network (CDN)').check()
  await page.getByLabel('Which CDN?').selectOption(cdn)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Set the CDN up' })).toBeVisible()
}

/** Step 5: the edge's own name and the links of a test mail. */
export async function giveEdge(page: Page, { target }: Scenario, edge: string): Promise<void> {
  await page.getByLabel('Name that the CDN gave you').fill(edge)
  await page.getByLabel('One or two links from a real test mail').fill(target.links.join('\n'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
}

/** Step 5: starts a rehearsal or a check and waits for what it says. */
export async function runHost(page: Page, button: 'Rehearse now' | 'Check now', verdict: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click()
  await expect(page.getByRole('heading', { name: verdict })).toBeVisible({ timeout: 40_000 })
}
