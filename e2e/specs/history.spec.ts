import { expect, type Page, test } from '@playwright/test'
import { changeLab } from '#e2e/lab/control.ts'
import { edgeNames } from '#e2e/lab/naming.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenarios } from '#e2e/lab/scenarios/dns/nothing-done-yet.ts'
import { audit } from './support/audit.ts'
import { answerBrazeSetup, chooseCdn, giveEdge, pasteRecords, runHost, startSetup } from './support/customer.ts'

const scenario = scenarios.find(({ id }) => id === 'nothing-done-yet-compared') as Scenario
const { hostname } = scenario.target
const edge = edgeNames('cloudfront', hostname, scenario.world.domain)[0] ?? ''

/** One host may be looked at every three seconds. */
async function checkAgain(page: Page, verdict: string): Promise<void> {
  await page.waitForTimeout(3200)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { name: verdict })).toBeVisible({ timeout: 40_000 })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('what changed between two checks is told, and that nothing did', async ({ page }) => {
      await changeLab({ publish: hostname, records: [] })
      await changeLab({ configure: hostname, change: { behaviour: { hostHeader: 'viewer' } } })
      const setup = await startSetup(page, `Compared ${javaScriptEnabled}`)
      await page.goto(`${setup}/history`)
      await expect(page.getByRole('heading', { name: 'Nothing was checked yet.' })).toBeVisible()
      await page.goto(`${setup}/braze-setup`)
      await answerBrazeSetup(page, scenario)
      await pasteRecords(page, scenario)
      await chooseCdn(page, setup, 'cloudfront')
      await giveEdge(page, scenario, edge)
      await runHost(page, 'Check now', `${hostname} is not ready yet`)
      await changeLab({ publish: hostname, records: [{ name: hostname, type: 'CNAME', ttl: 300, data: edge }] })
      await checkAgain(page, `${hostname} is ready for HTTPS links`)

      await page.goto(setup)
      await page.getByText('What happened so far', { exact: true }).click()
      await page.getByRole('link', { name: 'Past checks, and what changed between them' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Past checks' })).toBeVisible()
      await page.getByRole('link', { name: /What changed here/ }).click()
      await expect(page.getByText('From “Not ready” to “Ready”.')).toBeVisible()
      const record = page.getByRole('row').filter({ hasText: `Record of ${hostname}` })
      await expect(record).toContainText('nothing')
      await expect(record).toContainText(`CNAME ${edge}`)
      await expect(page.getByText(`${hostname} has no DNS record`).first()).toBeVisible()
      if (javaScriptEnabled) await audit(page, 'what changed between two checks')

      await page.goto(`${setup}/cdn-setup`)
      await checkAgain(page, `${hostname} is ready for HTTPS links`)
      // The result before stays in sight while a check goes on, so that it cannot tell when this one is finished.
      await expect(async () => {
        await page.goto(`${setup}/history`)
        await expect(page.getByText('2 checks with the same outcome')).toBeVisible({ timeout: 1000 })
      }).toPass()
      await page.getByRole('button', { name: 'Compare' }).click()
      await expect(page.getByRole('heading', { name: 'Nothing changed that a check can see.' })).toBeVisible()
    })
  })
}
