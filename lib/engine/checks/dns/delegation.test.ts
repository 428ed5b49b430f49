import { expect, test } from 'vitest'
import { linkHostAt, lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { delegationCheck } from './delegation.ts'

const well: Says = { records: toEdge }
const refuses: Says = { rcode: 'REFUSED', aa: false }
const silent: Says = { fails: 'timeout' }
const nobody: Says = { rcode: 'SERVFAIL' }

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
  ['our guard refuses', world({ servers: [{ fails: 'not-allowed' }], resolver: nobody }), 'unknown'],
  ['no way out to one of them', world({ servers: [well, { fails: 'unreachable' }] }), 'pass'],
  ['in a rehearsal', world({ servers: [silent], resolver: nobody, target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(delegationCheck, evidence)).toBe(expected))

test('says which server did what', () => {
  const evidence = world({ servers: [well, refuses] })
  expect(paramsOf(delegationCheck, evidence)).toEqual({ zone: 'example.com', servers: 'ns2.dns.example (198.51.100.2): REFUSED' })
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
  const evidence = world({ servers: [], resolver: nobody, extra: [lookup('origin', resolverAt(), 'sendgrid.net', 'A', {})] })
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
