import { expect, test } from 'vitest'
import { changedBy, variants, withoutQuery } from './variants.ts'

const ses = '/L0/https:%2F%2Fshop.example%2Fa%2520b/1/id/sig=1'

test.each([
  ['path-decoded', ses, '/L0/https://shop.example/a%20b/1/id/sig=1'],
  ['path-encoded', ses, '/L0/https:%252F%252Fshop.example%252Fa%252520b/1/id/sig=1'],
  ['path-decoded-and-merged', ses, '/L0/https:/shop.example/a%20b/1/id/sig=1'],
  ['slashes-merged', '/a//b///c?x=//', '/a/b/c?x=//'],
  ['path-decoded', '/a%20b%0Ac%3Fd%23e?x=%2F', '/a%20b%0Ac%3Fd%23e?x=%2F'],
  ['query-decoded', '/a%2F?x=%2B%3D', '/a%2F?x=+='],
  ['query-encoded', '/a%2F?x=%2B', '/a%2F?x=%252B'],
  ['query-encoded', '/a%2F', '/a%2F'],
] as const)('%s of %s', (variant, link, changed) => {
  expect(variants[variant](link)).toBe(changed)
})

test('what undoes another gives the link back', () => {
  expect(variants['path-decoded'](variants['path-encoded'](ses))).toBe(ses)
  expect(variants['query-decoded'](variants['query-encoded']('/a?x=%2B'))).toBe('/a?x=%2B')
})

test('only variants that change the link count, and each change once', () => {
  expect(changedBy('/ls/click?upn=u001.abc-2B', ['path-decoded', 'slashes-merged', 'query-encoded'])).toEqual([])
  expect(changedBy('/a%2Fb', ['path-decoded', 'path-decoded-and-merged'])).toEqual([['path-decoded', '/a/b']])
})

test('the link without its query', () => {
  expect(withoutQuery('/ls/click?upn=1?2')).toBe('/ls/click')
  expect(withoutQuery('/ss/c/u001')).toBeUndefined()
})
