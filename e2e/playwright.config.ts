import { defineConfig } from '@playwright/test'

/** The server under test is the real one, on the practice internet, with an empty database: see `specs/support/server.ts`. */
export default defineConfig({
  testDir: './specs',
  outputDir: './.results/browser',
  globalSetup: './specs/support/server.ts',
  fullyParallel: false,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: './.results/browser.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
    permissions: ['clipboard-read', 'clipboard-write'],
  },
})
