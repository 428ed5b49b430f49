import { expect, test } from 'vitest'
import { stretchesOf } from './stretches.ts'

const run = (id: number, verdict: string, rootCause: string | null = null) => ({ id, verdict, rootCause })

test.each([
  { name: 'nothing', runs: [], expected: [] },
  { name: 'one', runs: [run(1, 'ready')], expected: [[1, 1, 1]] },
  {
    name: 'neighbours that came to the same are one; the same outcome later is another',
    runs: [run(5, 'ready'), run(4, 'not-ready', 'a'), run(3, 'not-ready', 'a'), run(2, 'not-ready', 'b'), run(1, 'ready')],
    expected: [
      [5, 5, 1],
      [3, 4, 2],
      [2, 2, 1],
      [1, 1, 1],
    ],
  },
])('$name', ({ runs, expected }) => {
  expect(stretchesOf(runs).map(({ first, last, count }) => [first.id, last.id, count])).toEqual(expected)
})
