import { type Browser, chromium, type Page } from '@playwright/test'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { answerBrazeSetup, chooseCdn, startSetup } from '#e2e/specs/support/customer.ts'

/** The browser that is installed. */
export const launchBrowser = (args: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', ...args] })

/** Walks a new setup of these hosts to step 5; gives back its address. */
export async function walkToStepFive(page: Page, worlds: readonly Scenario[]): Promise<string> {
  const [first] = worlds
  if (!first) throw new Error('no world')
  const hostname = worlds.map(({ target }) => target.hostname).join('\n')
  const setup = await startSetup(page, 'Bench')
  await answerBrazeSetup(page, { ...first, target: { ...first.target, hostname } })
  await chooseCdn(page, setup, 'cloudfront')
  return setup
}
