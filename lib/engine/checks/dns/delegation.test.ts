import { expect, test } from 'vitest'
import { evidenceOf, linkHostAt, lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { cutDetail } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { delegationCheck } from './delegation.ts'

const well: Says = { records: toEdge }
const refuses: Says = { rcode: 'REFUSED', aa: false }
const silent: Says = { fails: 'timeout' }
const nobody: Says = { rcode: 'SERVFAIL' }
const hidden: Says = { fails: 'not-allowed' }
const rubbish: Says = { fails: 'malformed' }
const everything: Says = { rcode: 'NXDOMAIN', authority: [] }
const blind = [
  ...linkHostAt(resolverAt(), everything),
  lookup('control', resolverAt(), '.', 'NS', everything),
  lookup('zone', resolverAt('192.0.2.54'), 'example.com', 'NS', { records: ['example.com 3600 NS ns1.dns.example'] }),
  ...linkHostAt(serverAt(1), { rcode: 'REFUSED', aa: false }),
]

test.each([
  ['all serve', world(), 'pass'],
  ['all refuse', world({ servers: [refuses, refuses], resolver: nobody }), 'fail dns.lame-delegation'],
  ['all answer without authority', world({ servers: [{ ...well, aa: false }], resolver: nobody }), 'fail dns.lame-delegation'],
  ['all silent', world({ servers: [silent, silent], resolver: nobody }), 'fail dns.nameservers-unreachable'],
  ['one refuses, one silent', world({ servers: [refuses, silent], resolver: nobody }), 'fail dns.lame-delegation'],
  ['one refuses', world({ servers: [well, refuses] }), 'warn dns.one-nameserver-lame'],
  ['one silent', world({ servers: [well, silent] }), 'warn dns.one-nameserver-unreachable'],
  ['silent to us, while resolvers have the answer', world({ servers: [silent, silent], resolver: well }), 'unknown'],
  ['answers without authority, while resolvers have the answer', world({ servers: [refuses, refuses], resolver: well }), 'unknown'],
  ['all have addresses that are not public', world({ servers: [hidden, hidden], resolver: nobody }), 'fail dns.nameservers-unreachable'],
  ['one has an address that is not public', world({ servers: [well, hidden] }), 'warn dns.one-nameserver-unreachable'],
  ['a zone of an inside', world({ servers: [hidden, hidden], resolver: well }), 'unknown'],
  ['all send rubbish', world({ servers: [rubbish, rubbish], resolver: nobody }), 'fail dns.nameservers-unreachable'],
  ['all fail on the zone', world({ servers: [nobody, nobody], resolver: nobody }), 'fail dns.lame-delegation'],
  ['we cannot reach one, and the other refuses', world({ servers: [{ fails: 'unreachable' }, refuses], resolver: nobody }), 'unknown'],
  ['refused, and no resolver of ours works', evidenceOf({ dns: blind }), 'unknown checker.could-not-check'],
  ['no way out to one of them', world({ servers: [well, { fails: 'unreachable' }] }), 'pass'],
  ['in a rehearsal', world({ servers: [silent], resolver: nobody, target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(delegationCheck, evidence)).toBe(expected))

test('says which server did what', () => {
  const evidence = world({ servers: [well, refuses] })
  expect(paramsOf(delegationCheck, evidence)).toEqual({
    zone: 'example.com',
    servers: 'ns2.dns.example (198.51.100.2): REFUSED',
    isBroken: false,
  })
})

test('goes by the deepest delegation', () => {
  const evidence = world({
    servers: [{ aa: false, authority: ['mail.example.com 300 NS ns3.dns.example'] }],
    resolver: nobody,
    extra: linkHostAt(serverAt(3, 'mail.example.com'), refuses),
  })
  expect(verdictOf(delegationCheck, evidence)).toBe('fail dns.lame-delegation')
  expect(paramsOf(delegationCheck, evidence)).toMatchObject({ zone: 'mail.example.com' })
})

test('working resolvers that fail on the name alone have observed that nobody answers for it', () => {
  const evidence = world({
    servers: [],
    resolver: nobody,
    extra: [lookup('control', resolverAt(), '.', 'NS', { records: ['. 86400 NS a.root-servers.net'] })],
  })
  const unseen = { ...evidence, dns: evidence.dns.filter(({ purpose }) => purpose !== 'zone') }
  expect(verdictOf(delegationCheck, unseen)).toBe('fail dns.nameservers-unreachable')
})

test('the value of the alias among the name servers is no lame delegation', () => {
  const evidence = world({
    servers: [{ aa: false, authority: [`${host} 300 NS sendgrid.net`] }],
    resolver: nobody,
    extra: linkHostAt(serverAt(9, host), refuses),
  })
  expect(verdictOf(delegationCheck, evidence)).toBe('not-applicable')
})

test('tells servers that fail on the zone from those that do not know it', () => {
  const broken = (...servers: Says[]) => paramsOf(delegationCheck, world({ servers, resolver: nobody })).isBroken
  expect([broken(nobody, nobody), broken(nobody, silent), broken(nobody, refuses), broken(refuses, refuses)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('an answer that is cut, and not to be had over TCP', () => {
  const cut = (reason: 'refused' | 'timeout'): DnsLookup['attempt'] => ({ state: 'failed', reason, detail: `${cutDetail}: ${reason}` })
  const cutting = (evidence: Evidence, number: number): Evidence => ({
    ...evidence,
    dns: evidence.dns.map((one) => (one.server.address === `198.51.100.${number}` ? { ...one, attempt: cut('refused') } : one)),
  })
  const one = cutting(world(), 2)
  expect(verdictOf(delegationCheck, one)).toBe('warn dns.one-nameserver-without-tcp')
  expect(paramsOf(delegationCheck, one)).toMatchObject({ servers: 'ns2.dns.example (198.51.100.2): TC, TCP refused' })
  expect(verdictOf(delegationCheck, cutting(world({ servers: [silent, silent], resolver: nobody }), 1))).toBe(
    'fail dns.nameservers-without-tcp',
  )
})
