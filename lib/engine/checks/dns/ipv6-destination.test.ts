import { expect, test } from 'vitest'
import { host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { makeCertificate } from '#e2e/pki/make-certificate.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { ipv6DestinationCheck } from './ipv6-destination.ts'

const showing = (address: string, name: string): Evidence['tls'][number] => ({
  id: `tls ${address}`,
  role: 'link-host',
  address,
  port: 443,
  servername: host,
  mode: 'standard',
  attempt: {
    state: 'observed',
    value: { protocol: 'TLSv1.3', alpn: null, chain: [makeCertificate({ dnsNames: [name] }).der.toString('base64')], ms: 1 },
  },
})
const tls = (...shown: [string, string][]) => world({ tls: shown.map(([address, name]) => showing(address, name)) })
const [four, six] = ['203.0.113.1', '2606:4700::1']

test.each([
  ['the same', tls([four, host], [six, host]), 'pass'],
  ['another site on IPv6', tls([four, host], [six, 'www.example.com']), 'fail dns.ipv6-address-serves-other-site'],
  ['another site on both', tls([four, 'www.example.com'], [six, 'www.example.com']), 'pass'],
  ['IPv4 only', tls([four, host]), 'not-applicable'],
  ['no certificate seen', world(), 'unknown'],
])('%s', (_, evidence, expected) => expect(verdictOf(ipv6DestinationCheck, evidence)).toBe(expected))

test('names the address and what stands there', () => {
  expect(paramsOf(ipv6DestinationCheck, tls([four, host], [six, 'www.example.com']))).toEqual({ addresses: six, names: 'www.example.com' })
})
