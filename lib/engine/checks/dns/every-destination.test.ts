import { expect, test } from 'vitest'
import { addressAt, linkHostAt, lookup, resolverAt, type Says, zoneAt } from '#e2e/evidence/builders.ts'
import { alias, host, nothing, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { everyDestinationCheck } from './every-destination.ts'

const edge: Says = { records: toEdge }
const esp: Says = { records: [alias('sendgrid.net'), 'sendgrid.net 300 A 203.0.113.80'] }
const gone: Says = { records: [alias('gone.cloudfront.net')] }
const near: Says = { records: [alias('d1.cloudfront.net'), 'd1.cloudfront.net 60 A 203.0.113.9'] }
const hidden: Says = { records: [`${host} 300 A 10.1.2.3`] }
const missing = lookup('link-host', resolverAt(), 'gone.cloudfront.net', 'A', { rcode: 'NXDOMAIN' })
const addresses = [addressAt('10.1.2.3', { allowed: false, scope: 'private' })]
const astray = 'fail dns.nameserver-leads-astray'
const unseen = 'unknown checker.could-not-check'
const noServers = [{ fails: 'timeout' }] as const

test.each([
  ['the same everywhere', world(), 'pass'],
  ['other addresses of the same edge', world({ servers: [edge, near] }), 'pass'],
  ['one server has no record', world({ servers: [edge, edge, nothing], resolver: edge }), astray],
  ['one server has no IPv4 address', world({ servers: [edge, edge, {}], resolver: edge }), astray],
  ['one leads to a name that does not exist', world({ servers: [edge, edge, gone], resolver: edge, extra: [missing] }), astray],
  ['one leads to a private address', world({ servers: [edge, edge, hidden], resolver: edge, addresses }), astray],
  ['one leads to a place that nobody looked at', world({ servers: [edge, edge, esp], resolver: edge }), unseen],
  ['one leads to a name that nobody asked for', world({ servers: [edge, edge, gone], resolver: edge }), unseen],
  ['one is silent', world({ servers: [edge, { fails: 'timeout' }] }), 'pass'],
  ['one does not serve the zone', world({ servers: [edge, { aa: false }] }), 'pass'],
  ['all have nothing', world({ servers: [nothing, nothing] }), 'not-applicable'],
  [
    'only resolvers, and they differ',
    world({
      servers: noServers,
      resolver: edge,
      extra: [...linkHostAt(resolverAt('192.0.2.54'), nothing), zoneAt(resolverAt('192.0.2.54'))],
    }),
    unseen,
  ],
  [
    'only resolvers, and they agree',
    world({ servers: noServers, resolver: edge, extra: linkHostAt(resolverAt('192.0.2.54'), near) }),
    'pass',
  ],
  ['a rehearsal', world({ servers: [edge, nothing], target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(everyDestinationCheck, evidence)).toBe(expected))

test('says which server leads where, and what became of it', () => {
  const evidence = world({ servers: [edge, edge, hidden, nothing], resolver: edge, addresses })
  expect(paramsOf(everyDestinationCheck, evidence)).toEqual({
    zone: 'example.com',
    ways: 'ns3.dns.example (198.51.100.3): A 10.1.2.3, not-public; ns4.dns.example (198.51.100.4): NXDOMAIN',
  })
})
