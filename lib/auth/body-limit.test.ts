import { expect, test } from 'vitest'
import { tooLargeMailLeadsTo } from './body-limit.ts'

const xRay = '/setups/1/x-ray'

test.each([
  ['POST', xRay, '20000000', 'mail=too-large'],
  ['POST', xRay, '5300000', null],
  ['POST', xRay, undefined, null],
  ['POST', `${xRay}/2`, '20000000', null],
  ['POST', '/start', '20000000', null],
  ['GET', xRay, '20000000', null],
])('%s %s of %s bytes: %s', (method, path, length, leadsTo) => {
  expect(tooLargeMailLeadsTo(method, path, new Headers(length ? { 'content-length': length } : {}))).toBe(leadsTo)
})
