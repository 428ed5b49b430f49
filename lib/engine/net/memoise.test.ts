import { expect, it } from 'vitest'
import { memoise } from './memoise.ts'

it('computes once for each text, and forgets rather than grow without bound', () => {
  let computed = 0
  const length = memoise((text) => {
    computed += 1
    return text.length
  })
  expect([length('a'), length('a'), length('bb'), computed]).toEqual([1, 1, 2, 2])
  for (let n = 0; n < 5_000; n += 1) length(`host-${n}`)
  expect(length('a')).toBe(1)
  expect(computed).toBe(5_003)
})
