import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  test: {
    include: [
      'lib/**/*.test.ts',
      'components/**/*.test.ts',
      'e2e/lab/**/*.test.ts',
      'e2e/real/**/*.test.ts',
      'e2e/{golden,fuzz,hostile}/**/*.test.ts',
      'e2e/floors.test.ts',
    ],
    // Hours that differ from UTC by an odd amount, so that a forgotten time zone shows.
    env: { TZ: 'Asia/Kathmandu' },
    testTimeout: 20_000,
    // Starting the practice internet with every scenario is much work for a machine that is busy.
    hookTimeout: 60_000,
    alias: { 'server-only': fileURLToPath(new URL('./empty-module.ts', import.meta.url)) },
  },
})
