import { expect, test } from 'vitest'
import { addressAt, lookup, resolverAt } from '#e2e/evidence/builders.ts'
import { alias, host, nothing, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { rehearsedEdgeCheck } from './rehearsed-edge.ts'

const meant = (expectedEdge: string, rest: Parameters<typeof world>[0] = {}) => world({ target: { expectedEdge }, ...rest })
const edgeLeads = (...records: string[]) => [lookup('edge', resolverAt(), 'edge.example.net', 'A', { records })]
const atAddress = { servers: [{ records: [`${host} 300 A 203.0.113.7`] }] }
const elsewhere = 'warn dns.leads-elsewhere-than-rehearsed'

test.each([
  ['no edge was entered', world(), 'not-applicable'],
  ['it leads to the edge', meant('d1.cloudfront.net'), 'pass'],
  ['it leads to another one', meant('d2.cloudfront.net'), elsewhere],
  [
    'it leads to where the edge leads',
    meant('edge.example.net', { extra: edgeLeads('edge.example.net 60 CNAME d1.cloudfront.net') }),
    'pass',
  ],
  [
    "to one of the edge's addresses",
    meant('edge.example.net', { ...atAddress, extra: edgeLeads('edge.example.net 60 A 203.0.113.7') }),
    'pass',
  ],
  ['to another address', meant('edge.example.net', { ...atAddress, extra: edgeLeads('edge.example.net 60 A 203.0.113.8') }), elsewhere],
  ['to the address that was entered', meant('203.0.113.7', atAddress), 'pass'],
  ['to another address than the one entered', meant('203.0.113.8', atAddress), elsewhere],
  [
    'to an address of a CDN, which gives each visitor another',
    meant('edge.example.net', {
      ...atAddress,
      addresses: [addressAt('203.0.113.7', { ranges: ['cloudflare'] })],
      extra: edgeLeads('edge.example.net 60 A 203.0.113.8'),
    }),
    'not-applicable',
  ],
  ['the edge has no address now', meant('edge.example.net', { ...atAddress, extra: edgeLeads() }), 'not-applicable'],
  ['it leads to the ESP', meant('d1.cloudfront.net', { servers: [{ records: [alias('sendgrid.net')] }] }), 'not-applicable'],
  ['there is no record', meant('d1.cloudfront.net', { servers: [nothing] }), 'not-applicable'],
  ['a rehearsal', world({ target: { expectedEdge: 'd2.cloudfront.net', edge: 'd2.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(rehearsedEdgeCheck, evidence)).toBe(expected))

test('names both', () => {
  expect(paramsOf(rehearsedEdgeCheck, meant('d2.cloudfront.net', { servers: [{ records: toEdge }] }))).toEqual({
    target: 'd1.cloudfront.net',
    edge: 'd2.cloudfront.net',
    asked: 'ns1.dns.example (198.51.100.1)',
  })
})
