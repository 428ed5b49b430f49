import { expect, it } from 'vitest'
import { mayRunOn, nodeFloors } from './node-floor.mjs'

it.each([
  ['24.22.1', true],
  ['24.22.2', true],
  ['24.23.0', true],
  ['v26.12.1', true],
  ['26.13.0', true],
  ['27.0.0', true],
  ['28.1.0-nightly2027', true],
  ['24.22.0', false],
  ['24.21.9', false],
  ['26.12.0', false],
  ['26.9.30', false],
  ['25.9.0', false], // a line without fixes
  ['22.23.4', false], // fixed, but does not run our sources
  ['20.20.2', false],
])('Node %s may be run on: %s', (version, expected) => expect(mayRunOn(version)).toBe(expected))

it('the floors stand in the order of their lines', () => expect(nodeFloors).toEqual(nodeFloors.toSorted()))
