import { expect, test } from 'vitest'
import { linkHostAt, lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { host, nothing, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { recordPlaceCheck } from './record-place.ts'

const missing = { servers: [nothing, nothing] }
const empty = { servers: [{ authority: nothing.authority }] }
const lost = (name: string, record: string, type = 'A'): DnsLookup =>
  lookup('lost-record', serverAt(1), name, type, { records: [`${name} 300 ${record}`] })
const wildcard = (record: string): DnsLookup =>
  lookup('wildcard', serverAt(1), 'w1.mail.example.com', 'A', { records: [`w1.mail.example.com 300 ${record}`] })
const registry = (says: Says): DnsLookup => lookup('zone', resolverAt(), 'example.com', 'NS', says)
const doubled = `${host}.example.com`

test.each([
  ['a record', world(), 'pass'],
  ['in a rehearsal', world({ ...missing, target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
  ['none anywhere', world(missing), 'fail dns.name-does-not-exist'],
  ['an empty name', world(empty), 'fail dns.name-does-not-exist'],
  ['doubled', world({ ...missing, extra: [lost(doubled, 'CNAME proxy.example.net')] }), 'fail dns.record-created-at-doubled-name'],
  [
    'an address at the doubled name: any wildcard gives one',
    world({ ...missing, extra: [lost(doubled, 'A 203.0.113.9')] }),
    'fail dns.name-does-not-exist',
  ],
  [
    'a level too high',
    world({ ...missing, extra: [lost('link.example.com', 'CNAME d1.cloudfront.net')] }),
    'fail dns.record-at-wrong-level',
  ],
  [
    'the parent with the value that was handed out',
    world({ ...missing, extra: [lost('mail.example.com', 'CNAME sendgrid.net')] }),
    'fail dns.record-at-wrong-level',
  ],
  [
    "the parent's own use of the ESP",
    world({ ...missing, extra: [lost('mail.example.com', 'CNAME u1.wl2.sendgrid.net')] }),
    'fail dns.name-does-not-exist',
  ],
  [
    'a dash for a dot',
    world({ ...missing, extra: [lost('link-mail.example.com', 'CNAME sendgrid.net')] }),
    'fail dns.underscore-or-label-dropped',
  ],
  ['a text record', world({ ...empty, extra: [lost(host, 'TXT "sendgrid.net"', 'TXT')] }), 'fail dns.wrong-record-type'],
  ['a text record of another use', world({ ...empty, extra: [lost(host, 'TXT "v=spf1 -all"', 'TXT')] }), 'fail dns.name-does-not-exist'],
  ['a blocked wildcard', world({ ...empty, extra: [wildcard('CNAME d1.cloudfront.net')] }), 'fail dns.wildcard-blocked-by-other-name'],
])('%s', (_, evidence, expected) => expect(verdictOf(recordPlaceCheck, evidence)).toBe(expected))

const control = lookup('control', resolverAt(), '.', 'NS', { records: ['. 86400 NS a.root-servers.net'] })
const ofCom = 'com 900 SOA a.gtld-servers.net nstld.verisign-grs.com 1 1800 900 604800 86400'

test('a domain is not registered when all who were asked say so, and only then', () => {
  const answers = (says: Says, ...more: DnsLookup[]) => {
    const evidence = world({ servers: [], resolver: { rcode: 'NXDOMAIN' }, extra: more })
    return { ...evidence, dns: [...evidence.dns.filter(({ purpose }) => purpose !== 'zone'), { ...registry(says), id: 'zone' }] }
  }
  const gone = answers({ rcode: 'NXDOMAIN', authority: [ofCom] }, control)
  expect(verdictOf(recordPlaceCheck, gone)).toBe('fail dns.domain-not-registered')
  expect(paramsOf(recordPlaceCheck, gone)).toMatchObject({ byRegistry: false })
  expect(verdictOf(recordPlaceCheck, answers({ rcode: 'SERVFAIL' }, control))).toBe('fail dns.name-does-not-exist')
  // A resolver that has nothing for the root either.
  expect(verdictOf(recordPlaceCheck, answers({ rcode: 'NXDOMAIN', authority: [ofCom] }))).toBe('unknown checker.could-not-check')
})

test('the registry is named where its own servers were asked', () => {
  const evidence = world({
    servers: [],
    resolver: { rcode: 'NXDOMAIN', authority: [ofCom] },
    extra: [
      lookup('zone', resolverAt(), 'com', 'NS', { records: ['com 3600 NS a.gtld-servers.net'] }),
      ...linkHostAt(serverAt(7, 'com'), { rcode: 'NXDOMAIN', authority: [ofCom] }),
    ],
  })
  const unregistered = { ...evidence, dns: evidence.dns.filter(({ purpose, name }) => purpose !== 'zone' || name === 'com') }
  expect(paramsOf(recordPlaceCheck, unregistered)).toEqual({
    domain: 'example.com',
    byRegistry: true,
    asked: 'ns7.dns.example (198.51.100.7)',
  })
})

test('a record above a delegation that hides it', () => {
  const evidence = world({
    servers: [],
    extra: [
      lookup('zone', resolverAt(), 'mail.example.com', 'NS', { records: ['mail.example.com 3600 NS ns3.dns.example'] }),
      lookup('link-host', serverAt(3, 'mail.example.com'), host, 'A', nothing),
      lookup('link-host', serverAt(3, 'mail.example.com'), host, 'AAAA', nothing),
      lookup('lost-record', serverAt(1), host, 'CNAME', { records: [`${host} 300 CNAME d1.cloudfront.net`] }),
    ],
  })
  expect(verdictOf(recordPlaceCheck, evidence)).toBe('fail dns.record-in-wrong-zone')
  expect(paramsOf(recordPlaceCheck, evidence)).toEqual({
    value: 'd1.cloudfront.net',
    zone: 'example.com',
    hiddenBy: 'mail.example.com',
    nameServers: 'ns3.dns.example',
  })
})

test('nothing is said where nobody answered', () => {
  expect(verdictOf(recordPlaceCheck, world({ servers: [{ fails: 'timeout' }], resolver: { rcode: 'SERVFAIL' } }))).toBe('unknown')
})
