import { expect, test } from 'vitest'
import { addressAt, lookup, resolverAt, type Says } from '#e2e/evidence/builders.ts'
import { verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { edgeNameCheck } from './edge-name.ts'

const edge = 'd1.cloudfront.net'
const rehearsal = (says: Says, addresses: Parameters<typeof world>[0] = {}) =>
  world({ ...addresses, target: { edge }, extra: ['A', 'AAAA'].map((type) => lookup('edge', resolverAt(), edge, type, says)) })

test.each([
  ['no rehearsal', world(), 'not-applicable'],
  ['addresses', rehearsal({ records: [`${edge} 60 A 203.0.113.1`] }, { addresses: [addressAt('203.0.113.1', { role: 'edge' })] }), 'pass'],
  ['no such name', rehearsal({ rcode: 'NXDOMAIN' }), 'fail dns.edge-name-does-not-resolve'],
  ['no address', rehearsal({}), 'fail dns.edge-name-does-not-resolve'],
  [
    'a private address',
    rehearsal({}, { addresses: [addressAt('10.0.0.7', { role: 'edge', scope: 'private', allowed: false })] }),
    'fail dns.resolves-to-private-address',
  ],
  ['servers that fail', rehearsal({ rcode: 'SERVFAIL' }), 'unknown'],
])('%s', (_, evidence, expected) => expect(verdictOf(edgeNameCheck, evidence)).toBe(expected))
