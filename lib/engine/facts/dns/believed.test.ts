import { expect, test } from 'vitest'
import { addressAt, evidenceOf, linkHostAt, lookup, resolverAt, type Says, serverAt, zoneAt } from '#e2e/evidence/builders.ts'
import { alias, host, nothing, soa } from '#e2e/evidence/dns-world.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { controlName } from '#lib/engine/target/control-name.ts'
import { believedEvidence, isDisbelieved } from './believed.ts'

const r = resolverAt()
const root = lookup('control', r, '.', 'NS', { records: ['. 86400 NS a.root-servers.net'] })
const asA = (says: Says, server: DnsLookup['server'] = r): DnsLookup => lookup('link-host', server, host, 'A', says)
const bare: Says = { rcode: 'NXDOMAIN', authority: [] }
const of = (zone: string, rcode = 'NXDOMAIN'): Says => ({ rcode, authority: [`${zone} 600 SOA a.${zone} h.${zone} 1 2 3 4 5`] })
const at = (address: string): Says => ({ records: [`${host} 60 A ${address}`] })
const ownZone = (says: Says): DnsLookup => lookup('control', serverAt(1), 'example.com', 'SOA', says)
const nsec = (bitmap: string): Says => ({ authority: [soa, `${host} 300 NSEC \\# 40 ${bitmap}`] })

/** Whether the first lookup is believed beside the others. */
const believes = (first: DnsLookup, ...others: DnsLookup[]): boolean => {
  const [judged] = believedEvidence(evidenceOf({ dns: [first, ...others] })).dns
  return judged !== undefined && !isDisbelieved(judged)
}

test.each<[string, boolean, DnsLookup, DnsLookup[]]>([
  ["a denial with its zone's SOA, and a control", true, asA(nothing), [root]],
  ['the same by a zone between', true, asA(of('mail.example.com')), [root]],
  ["the same by the registry's zone", true, asA(of('com')), [root]],
  ['the name servers of any zone are a control', true, asA(nothing), [zoneAt(r)]],
  ['no control', false, asA(nothing), []],
  ["another resolver's control", false, asA(nothing), [zoneAt(resolverAt('192.0.2.54'))]],
  ['an address in place of the control', false, asA(nothing), [lookup('control', r, '.', 'NS', { records: ['. 60 TXT x'] })]],
  ['no SOA', false, asA(bare), [root]],
  ['no SOA, and nothing at the name', false, asA({ authority: [] }), [root]],
  ["a filter's SOA", false, asA(of('rpz.filter.example')), [root]],
  ["the root's SOA under a suffix that exists", false, asA(of('.')), [root]],
  ['an SOA of a name beside', false, asA(of('other.mail.example.com')), [root]],
  ['no SOA, of a record that its own servers have', true, asA(bare), [root, asA({ records: [alias('d1.cloudfront.net')] }, serverAt(1))]],
  [
    'nothing for a TXT where an address is said',
    false,
    lookup('record', r, host, 'CNAME', { records: [`${host} 60 TXT x`], authority: [] }),
    [root],
  ],
  ['an alias', true, asA({ records: [alias('d1.cloudfront.net')] }), []],
  ['an address', true, asA(at('203.0.113.9')), [root]],
  [
    'an address that a made-up name has too',
    false,
    asA(at('203.0.113.9')),
    [root, lookup('control', r, controlName, 'A', { records: [`${controlName} 60 A 203.0.113.9`] })],
  ],
  [
    'the one address of three strangers',
    false,
    asA(at('203.0.113.9')),
    ['sendgrid.net', 'ns1.dns.example'].map((name) => lookup('other', r, name, 'A', { records: [`${name} 60 A 203.0.113.9`] })),
  ],
  [
    'an address that one other name has',
    true,
    asA(at('203.0.113.9')),
    [lookup('other', r, 'ns1.dns.example', 'A', { records: ['ns1.dns.example 60 A 203.0.113.9'] })],
  ],
  ['a name server with its SOA', true, asA(nothing, serverAt(1)), []],
  ['a name server without', false, asA(bare, serverAt(1)), []],
  ['a name server with the SOA of a zone above its own', false, asA(of('com'), serverAt(1)), []],
  ['a name server that knows its zone', true, asA(nothing, serverAt(1)), [ownZone({ records: [soa] })]],
  ['a name server that denies its zone', false, asA(nothing, serverAt(1)), [ownZone(nothing)]],
  ['where all servers of the zone are private', false, asA(nothing), [root, asA({ fails: 'not-allowed' }, serverAt(1))]],
  ['where one of them is private', true, asA(nothing), [root, asA({ fails: 'not-allowed' }, serverAt(1)), asA(nothing, serverAt(2))]],
  ['compact denial (RFC 9824)', true, asA(nsec('00')), [root]],
])('%s: %s', (_, expected, first, others) => expect(believes(first, ...others)).toBe(expected))

test('what was seen at a place to which only lies led goes with them', () => {
  const dns = [
    ...linkHostAt(r, at('10.0.0.1')),
    root,
    lookup('control', r, controlName, 'A', { records: [`${controlName} 60 A 10.0.0.1`] }),
  ]
  const addresses = [addressAt('10.0.0.1', { scope: 'private', allowed: false }), addressAt('203.0.113.1')]
  expect(believedEvidence(evidenceOf({ dns, addresses })).addresses.map(({ address }) => address)).toEqual(['203.0.113.1'])
})
