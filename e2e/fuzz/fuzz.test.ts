import fc from 'fast-check'
import { describe, it } from 'vitest'
import { properties } from './properties.ts'

/** The same inputs in every run; `npm run fuzz` takes others. */
const seed = 20_261_122

describe('whatever comes in', () => {
  it.each(properties)('$name', async ({ make, runs }) => {
    await fc.assert(make(), { seed, numRuns: runs })
  })
})
