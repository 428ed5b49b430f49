import { expect, test } from 'vitest'
import { alias, host, nothing, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { resolverCachesCheck } from './resolver-caches.ts'

const old = { records: [alias('sendgrid.net', 2700), 'sendgrid.net 60 A 203.0.113.80'] }
const at = (address: string, ttl = 300) => ({ records: [`${host} ${ttl} A ${address}`] })

test.each([
  ['the same', world(), 'pass'],
  ['an old alias', world({ resolver: old }), 'fail dns.stale-resolver-cache'],
  ['an old address', world({ resolver: at('203.0.113.9') }), 'fail dns.stale-resolver-cache'],
  ['an old alias before addresses', world({ servers: [at('203.0.113.1')], resolver: old }), 'fail dns.stale-resolver-cache'],
  [
    'another steady address',
    world({ servers: [at('203.0.113.1'), at('203.0.113.1')], resolver: at('203.0.113.9', 100) }),
    'fail dns.stale-resolver-cache',
  ],
  ['near addresses that change by the minute', world({ servers: [at('203.0.113.1', 60)], resolver: at('203.0.113.9', 30) }), 'pass'],
  ['an old "no such name"', world({ resolver: nothing }), 'fail dns.negative-answer-cached'],
  ['servers that differ', world({ servers: [{ records: toEdge }, old], resolver: old }), 'pass'],
  ['no server could be asked', world({ servers: [{ fails: 'timeout' }], resolver: old }), 'pass'],
  ['nothing there', world({ servers: [nothing], resolver: old }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(resolverCachesCheck, evidence)).toBe(expected))

test('without an SOA in the negative answer the bound is the longest that resolvers keep one', () => {
  const evidence = world({ resolver: { rcode: 'NXDOMAIN', authority: [] } })
  expect(paramsOf(resolverCachesCheck, evidence)).toMatchObject({ until: '2026-11-22T13:00:01.000Z' })
})

test('says until when, from the time left and never too early', () => {
  expect(paramsOf(resolverCachesCheck, world({ resolver: old }))).toEqual({
    resolvers: '192.0.2.53',
    oldValue: 'sendgrid.net',
    newValue: 'CNAME d1.cloudfront.net',
    until: '2026-11-22T10:45:01.000Z',
  })
  // The smaller of the SOA's TTL left (600 s) and its MINIMUM (900 s).
  expect(paramsOf(resolverCachesCheck, world({ resolver: nothing }))).toMatchObject({ until: '2026-11-22T10:10:01.000Z' })
})
