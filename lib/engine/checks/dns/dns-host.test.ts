import { expect, test } from 'vitest'
import { lookup, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { alias, nothing, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { dnsHostCheck } from './dns-host.ts'

const registry = { role: 'authoritative', address: '192.5.6.30', port: 53, name: 'a.gtld-servers.net', zone: 'com' } as const
const names = (...servers: number[]) => servers.map((n) => `example.com 3600 NS ns${n}.dns.example`)
/** The zone above lists the first two servers, the zone itself the other two. */
const lists = [
  lookup('delegation', registry, 'example.com', 'NS', { aa: false, authority: names(1, 2) }),
  lookup('delegation', serverAt(1), 'example.com', 'NS', { records: names(3, 4) }),
]
const edge: Says = { records: toEdge }
const esp: Says = { records: [alias('sendgrid.net'), 'sendgrid.net 300 A 203.0.113.80'] }
const silent: Says = { fails: 'timeout' }
const at = (above: Says, own: Says, extra = lists) => world({ servers: [above, above, own, own], resolver: above, extra })

test.each([
  ['nothing at the servers that are asked, the record at the others', at(nothing, edge), 'fail dns.record-entered-at-wrong-dns-host'],
  ['the way to the ESP where it is asked, the edge at the others', at(esp, edge), 'fail dns.record-entered-at-wrong-dns-host'],
  ['the record where it is asked, nothing at the others', at(edge, nothing), 'pass'],
  ['the record where it is asked, an old one at the others', at(edge, esp), 'pass'],
  ['the same everywhere', at(edge, edge), 'pass'],
  ['nothing anywhere', at(nothing, nothing), 'pass'],
  ['the servers that are asked are silent', at(silent, edge), 'not-applicable'],
  ['nobody told what the zone above says', at(nothing, edge, []), 'unknown'],
  ['a rehearsal', { ...at(nothing, edge), target: { ...at(nothing, edge).target, edge: 'd1.cloudfront.net' } }, 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(dnsHostCheck, evidence)).toBe(expected))

test('names both DNS hosts and what each says', () => {
  expect(paramsOf(dnsHostCheck, at(nothing, edge))).toEqual({
    zone: 'example.com',
    parent: 'ns1.dns.example, ns2.dns.example',
    own: 'ns3.dns.example, ns4.dns.example',
    said: 'NXDOMAIN',
    value: 'CNAME d1.cloudfront.net',
  })
})
