import { expect, test } from 'vitest'
import { addressAt, resolverAt, zoneAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { copiedAddressesCheck } from './copied-addresses.ts'

const copied = (ttl: number, provider: string, nameServer?: string) =>
  world({
    servers: [{ records: [`${host} ${ttl} A 203.0.113.1`] }],
    addresses: [addressAt('203.0.113.1', { ranges: [provider] })],
    extra: nameServer ? [zoneAt(resolverAt('192.0.2.54'), [nameServer])] : [],
  })

test.each([
  ['a CNAME', world(), 'not-applicable'],
  ['copied from CloudFront', copied(3600, 'cloudfront'), 'warn dns.a-record-instead-of-cname'],
  ['copied from KeyCDN', copied(300, 'keycdn'), 'warn dns.a-record-instead-of-cname'],
  ['an alias of Route 53', copied(300, 'cloudfront', 'ns-1.awsdns-01.com'), 'pass'],
  ['an alias by its short life', copied(60, 'cloudfront'), 'pass'],
  ['proxied by Cloudflare: addresses are its rule', copied(300, 'cloudflare'), 'not-applicable'],
  ['a load balancer of Google: addresses are its rule', copied(300, 'gcp'), 'not-applicable'],
  ["a proxy of one's own", world({ servers: [{ records: [`${host} 3600 A 203.0.113.1`] }] }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(copiedAddressesCheck, evidence)).toBe(expected))

test('names the CDN', () => {
  expect(paramsOf(copiedAddressesCheck, copied(3600, 'cloudfront'))).toEqual({ addresses: '203.0.113.1', provider: 'Amazon CloudFront' })
})
