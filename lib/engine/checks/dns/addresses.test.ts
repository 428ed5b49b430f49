import { expect, test } from 'vitest'
import { addressAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { addressesCheck } from './addresses.ts'

const at = (address: string, ttl = 300) => ({ records: [`${host} ${ttl} ${address.includes(':') ? 'AAAA' : 'A'} ${address}`] })
const special = (address: string, scope: string) =>
  world({ servers: [at(address)], addresses: [addressAt(address, { scope, allowed: false })] })
const forbidden = [addressAt('203.0.113.1'), addressAt('10.0.0.7', { scope: 'private', allowed: false })]

test.each([
  ['public', world({ servers: [at('203.0.113.1')], addresses: [addressAt('203.0.113.1')] }), 'pass'],
  ['private', special('10.0.0.7', 'private'), 'fail dns.resolves-to-private-address'],
  ['shared', special('100.64.0.7', 'shared'), 'fail dns.resolves-to-private-address'],
  ['loopback', special('127.0.0.1', 'loopback'), 'fail dns.resolves-to-loopback-address'],
  ['link-local', special('169.254.1.1', 'link-local'), 'fail dns.resolves-to-link-local-address'],
  ['metadata of a cloud', special('168.63.129.16', 'metadata'), 'fail dns.resolves-to-link-local-address'],
  ['unspecified', special('0.0.0.0', 'unspecified'), 'fail dns.resolves-to-unspecified-address'],
  ['private, but allowed', world({ servers: [at('10.0.0.7')], addresses: [addressAt('10.0.0.7', { scope: 'private' })] }), 'pass'],
  ['IPv6 only', world({ servers: [at('2606:4700::1')], addresses: [addressAt('2606:4700::1')] }), 'warn dns.no-ipv4-address'],
  [
    'servers that differ',
    world({ servers: [at('203.0.113.1'), at('10.0.0.7')], addresses: forbidden }),
    'fail dns.answers-alternate-with-private-address',
  ],
  [
    'a fresh answer that differs',
    world({ servers: [at('203.0.113.1', 1)], resolver: at('10.0.0.7', 1), addresses: forbidden }),
    'fail dns.answers-alternate-with-private-address',
  ],
  [
    'an old private address in a cache',
    world({ servers: [at('203.0.113.1')], resolver: at('10.0.0.7', 250), addresses: forbidden }),
    'pass',
  ],
  [
    'in a rehearsal',
    world({ ...special('10.0.0.7', 'private'), servers: [at('10.0.0.7')], target: { edge: 'd1.cloudfront.net' } }),
    'not-applicable',
  ],
])('%s', (_, evidence, expected) => expect(verdictOf(addressesCheck, evidence)).toBe(expected))

test('names the addresses and where they stand', () => {
  expect(paramsOf(addressesCheck, special('10.0.0.7', 'private'))).toEqual({ name: host, addresses: '10.0.0.7' })
})
