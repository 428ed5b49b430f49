import { expect, it } from 'vitest'
import { parseResolver, systemResolvers } from './system-resolvers.ts'

it.each([
  ['192.0.2.53', { address: '192.0.2.53', port: 53 }],
  [' 192.0.2.53 ', { address: '192.0.2.53', port: 53 }],
  ['192.0.2.53:5300', { address: '192.0.2.53', port: 5300 }],
  ['2001:db8::53', { address: '2001:db8::53', port: 53 }],
  ['[2001:db8::53]', { address: '2001:db8::53', port: 53 }],
  ['[2001:db8::53]:5300', { address: '2001:db8::53', port: 5300 }],
])('reads %s', (text, endpoint) => {
  expect(parseResolver(text)).toEqual(endpoint)
})

it.each([
  '',
  'localhost',
  '192.0.2.53:',
  '192.0.2.53:0',
  '192.0.2.53:65536',
  '192.0.2.53:dns',
  '192.0.2',
  '[2001:db8::53',
  '192.0.2.53:53:53',
])('takes no %j', (text) => {
  expect(parseResolver(text)).toBeUndefined()
})

it('always ends with two public resolvers, none twice', () => {
  const endpoints = systemResolvers().map(({ address, port }) => `${address} ${port}`)
  expect(endpoints).toEqual(expect.arrayContaining(['1.1.1.1 53', '8.8.8.8 53']))
  expect(new Set(endpoints).size).toBe(endpoints.length)
})
