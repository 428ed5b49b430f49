import { expect, test } from 'vitest'
import { alias, host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { aliasChainCheck } from './alias-chain.ts'

const loop = { records: [alias('a.example.com'), `a.example.com 300 CNAME ${host}`] }
const chainOf = (length: number) => ({
  records: [
    alias('h1.example.com'),
    ...Array.from({ length: length - 1 }, (_, index) => `h${index + 1}.example.com 300 CNAME h${index + 2}.example.com`),
    `h${length}.example.com 300 A 203.0.113.1`,
  ],
})

test.each([
  ['one alias', world(), 'pass'],
  ['addresses only', world({ servers: [{ records: [`${host} 300 A 203.0.113.9`] }] }), 'not-applicable'],
  ['a circle', world({ servers: [loop], resolver: { rcode: 'SERVFAIL' } }), 'fail dns.cname-loop'],
  ['an alias of itself', world({ servers: [{ records: [alias(host)] }] }), 'fail dns.cname-loop'],
  ['eleven', world({ servers: [chainOf(11)] }), 'pass'],
  ['twelve', world({ servers: [chainOf(12)] }), 'fail dns.cname-chain-too-long'],
  ['in a rehearsal', world({ servers: [loop], target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(aliasChainCheck, evidence)).toBe(expected))

test('shows the way', () => {
  expect(paramsOf(aliasChainCheck, world({ servers: [loop] }))).toEqual({ path: `${host} → a.example.com → ${host}` })
})
