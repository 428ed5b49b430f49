import { expect, test } from 'vitest'
import { addressAt, lookup, resolverAt, serverAt, zoneAt } from '#e2e/evidence/builders.ts'
import { alias, host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { makeCertificate } from '#e2e/pki/make-certificate.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { destinationCheck } from './destination.ts'

const resolving = (target: string, address = '203.0.113.1') => ({ records: [alias(target), `${target} 60 A ${address}`] })
const toAddress = (address: string) => ({ records: [`${host} 300 A ${address}`] })
const origin = lookup('origin', resolverAt(), 'sendgrid.net', 'A', { records: ['sendgrid.net 60 A 203.0.113.80'] })
const atCloudflare = zoneAt(resolverAt(), ['ada.ns.cloudflare.com', 'rob.ns.cloudflare.com'])
const wildcard = lookup('wildcard', serverAt(1), 'w1.mail.example.com', 'A', { records: ['w1.mail.example.com 300 A 203.0.113.5'] })

const showing = (name: string): Evidence['tls'] => [
  {
    id: 'tls-1',
    role: 'link-host',
    address: '203.0.113.1',
    port: 443,
    servername: host,
    mode: 'standard',
    attempt: {
      state: 'observed',
      value: { protocol: 'TLSv1.3', alpn: null, chain: [makeCertificate({ dnsNames: [name] }).der.toString('base64')], ms: 1 },
    },
  },
]

test.each([
  ['a CDN', world({ servers: [resolving('d1.cloudfront.net')] }), 'pass'],
  [
    "a CDN's addresses, no alias",
    world({ servers: [toAddress('203.0.113.1')], addresses: [addressAt('203.0.113.1', { ranges: ['cloudflare'] })] }),
    'pass',
  ],
  ["a proxy of one's own", world({ servers: [resolving('proxy.example.com')] }), 'pass'],
  ['a proxy by address', world({ servers: [toAddress('203.0.113.1')], extra: [origin] }), 'pass'],
  ['the ESP', world({ servers: [resolving('sendgrid.net')] }), 'fail dns.cname-points-to-esp'],
  ['another ESP', world({ servers: [resolving('r.us-east-1.awstrack.me')] }), 'fail dns.cname-points-to-esp'],
  [
    "the ESP behind an alias of one's own",
    world({ servers: [{ records: [alias('t.example.com'), 't.example.com 60 CNAME sendgrid.net'] }] }),
    'fail dns.cname-points-to-esp',
  ],
  [
    "the ESP's addresses without an alias",
    world({ servers: [toAddress('203.0.113.80')], extra: [origin] }),
    'fail dns.cname-points-to-esp',
  ],
  ['the ESP with managed certificates', world({ servers: [resolving('click.sendgrid.net')] }), 'pass'],
  [
    'the ESP, which could manage certificates and shows its own',
    world({ servers: [resolving('click.sendgrid.net')], tls: showing('*.sendgrid.net') }),
    'fail dns.cname-points-to-esp',
  ],
  ['the ESP, which manages the certificate of the name', world({ servers: [resolving('click.sendgrid.net')], tls: showing(host) }), 'pass'],
  ['the ESP, which shows a certificate for the name', world({ servers: [resolving('sendgrid.net')], tls: showing(host) }), 'pass'],
  [
    'the ESP, which shows its own certificate',
    world({ servers: [resolving('sendgrid.net')], tls: showing('*.sendgrid.net') }),
    'fail dns.cname-points-to-esp',
  ],
  ['an ESP name in the middle of a CDN name', world({ servers: [resolving('sendgrid.net.cdn.cloudflare.net')] }), 'pass'],
  [
    'the ESP, zone at Cloudflare',
    world({ servers: [resolving('sendgrid.net')], extra: [atCloudflare] }),
    'fail dns.cloudflare-record-not-proxied',
  ],
  [
    'the same, CloudFront chosen',
    world({ servers: [resolving('sendgrid.net')], extra: [atCloudflare], target: { cdn: 'cloudfront' } }),
    'fail dns.cname-points-to-esp',
  ],
  ['the company web site', world({ servers: [resolving('www.example.com')] }), 'fail dns.cname-to-wrong-target'],
  ['the domain itself', world({ servers: [resolving('example.com')] }), 'fail dns.cname-to-wrong-target'],
  ['the web site, set up for the link host', world({ servers: [resolving('www.example.com')], tls: showing(host) }), 'pass'],
  ['a near miss that exists', world({ servers: [resolving('sendgrid.com')] }), 'fail dns.cname-to-wrong-target'],
  [
    'somewhere, CloudFront chosen',
    world({ servers: [resolving('shops.example.net')], target: { cdn: 'cloudfront' } }),
    'fail dns.cname-to-wrong-target',
  ],
  ['somewhere, an own proxy chosen', world({ servers: [resolving('shops.example.net')], target: { cdn: 'custom-proxy' } }), 'pass'],
  ['a wildcard', world({ servers: [toAddress('203.0.113.5')], extra: [wildcard] }), 'fail dns.wildcard-answers-for-missing-record'],
  [
    'a wildcard that leads to an edge set up for it',
    world({ servers: [toAddress('203.0.113.5')], extra: [wildcard], tls: showing('*.mail.example.com') }),
    'pass',
  ],
  ['other data than the wildcard', world({ servers: [toAddress('203.0.113.1')], extra: [wildcard] }), 'pass'],
  ['in a rehearsal', world({ servers: [resolving('sendgrid.net')], target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(destinationCheck, evidence)).toBe(expected))

test('names the host name that was likely meant', () => {
  expect(paramsOf(destinationCheck, world({ servers: [resolving('sendgrid.com')] }))).toMatchObject({
    target: 'sendgrid.com',
    meant: 'sendgrid.net',
  })
})
