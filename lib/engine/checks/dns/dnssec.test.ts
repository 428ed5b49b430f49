import { describe, expect, test } from 'vitest'
import { lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { matchesKey } from '#lib/engine/facts/dns/dnssec.ts'
import { dnssecCheck } from './dnssec.ts'

const servfail: Says = { rcode: 'SERVFAIL' }
const unchecked = (name: string, type: string, says: Says): DnsLookup => ({ ...lookup('dnssec', resolverAt(), name, type, says), cd: true })
const checked = (says: Says): DnsLookup => lookup('dnssec', resolverAt(), host, 'CNAME', says)
const signature = (expires: number): DnsLookup => {
  const data = `\\# 20 00050d040000012c${expires.toString(16)}6900000012670365`
  return lookup('dnssec', serverAt(1), host, 'RRSIG', { records: [`${host} 300 RRSIG ${data}`] })
}
const refused = (...more: DnsLookup[]) =>
  world({ resolver: servfail, extra: [unchecked(host, 'A', { records: [`${host} 60 A 203.0.113.1`] }), checked(servfail), ...more] })
const may2026 = Date.UTC(2026, 4, 1) / 1000
const may2027 = Date.UTC(2027, 4, 1) / 1000
const ds = unchecked('example.com', 'DS', { records: ['example.com 60 DS 4711 13 2 ABAB'] })
const noKeys = unchecked('example.com', 'DNSKEY', {})

test.each([
  ['resolvers answer', world(), 'pass'],
  ['fails with checking, answers without', refused(), 'fail dns.dnssec-signature-invalid'],
  ['an old signature', refused(signature(may2026)), 'fail dns.dnssec-signature-expired'],
  ['a signature that lasts', refused(signature(may2027)), 'fail dns.dnssec-signature-invalid'],
  ['a DS and no key', refused(ds, noKeys, signature(may2026)), 'fail dns.ds-record-without-matching-key'],
  ['a DS, keys not seen', refused(ds, unchecked('example.com', 'DNSKEY', servfail)), 'fail dns.dnssec-signature-invalid'],
  ["fails for the target's sake only", world({ resolver: servfail, extra: [unchecked(host, 'A', {}), checked({})] }), 'unknown'],
  ['fails without checking too', world({ resolver: servfail, extra: [unchecked(host, 'A', servfail), checked(servfail)] }), 'unknown'],
  ['nobody answers at all', world({ servers: [{ fails: 'timeout' }], resolver: servfail }), 'pass'],
])('%s', (_, evidence, expected) => {
  expect(verdictOf(dnssecCheck, evidence)).toBe(expected)
})

test('says when the signature ran out', () => {
  expect(paramsOf(dnssecCheck, refused(signature(may2026)))).toEqual({
    zone: 'example.com',
    resolver: '192.0.2.53',
    expiredAt: '2026-05-01T00:00:00.000Z',
  })
})

describe('a DS fits a key', () => {
  // RFC 4034, 5.4, and RFC 4509, 2.3.
  const zone = 'dskey.example.com'
  const key =
    '256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw=='
  const sha1 = '60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118'
  const sha256 = '60485 5 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A'
  test.each([
    [sha1, true],
    [sha256, true],
    [sha256.replace('60485', '60486'), false],
    [sha256.replace('D4B7', 'D4B8'), false],
    [sha256.replace(' 5 2', ' 8 2'), false],
  ])('%s: %s', (text, fits) => expect(matchesKey(text, key, zone)).toBe(fits))
  test('of this zone only', () => expect(matchesKey(sha256, key, 'example.com')).toBe(false))
})
