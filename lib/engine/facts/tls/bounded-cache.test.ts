import { expect, it } from 'vitest'
import { BoundedCache } from './bounded-cache.ts'

it('computes once, and forgets what was used longest ago', () => {
  const cache = new BoundedCache<number>(2)
  let computed = 0
  const get = (key: string) => cache.getOrCompute(key, () => ++computed)
  expect([get('a'), get('b'), get('a'), get('c'), get('a'), get('b')]).toEqual([1, 2, 1, 3, 1, 4])
})
