import { certificate } from '#e2e/lab/changes.ts'
import { addRecords, linkRecords, nameServer, zoneSettings } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const
const caa = (data: string) => addRecords({ name: '{domain}', type: 'CAA', data })
const refused: DiagnosisCode[] = ['dns.nameservers-unreachable', 'dns.lame-delegation', 'dns.name-does-not-exist']
const digest = 'AB'.repeat(32)

/** Signatures, and what keeps a certificate from being issued. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'dnssec-invalid',
    title: 'Validating resolvers refuse the zone',
    setup,
    changes: [zoneSettings({ bogus: true })],
    expect: { verdict: 'not-ready', rootCause: 'dns.dnssec-signature-invalid', mustNot: [...refused, 'dns.dnssec-signature-expired'] },
  }),
  defineScenario({
    id: 'dnssec-expired',
    title: 'The signature has run out',
    setup,
    changes: [
      zoneSettings({ bogus: true }),
      addRecords({ name: '{host}', type: 'RRSIG', data: 'CNAME 13 4 300 1767225600 1764547200 4711 {domain} c2lnbmF0dXJl' }),
    ],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.dnssec-signature-expired',
      mustNot: [...refused, 'dns.dnssec-signature-invalid', 'dns.cname-with-other-records'],
    },
  }),
  defineScenario({
    id: 'ds-without-matching-key',
    title: 'The zone moved to a DNS provider that does not sign, the DS record stayed',
    setup,
    changes: [zoneSettings({ bogus: true, ds: [`4711 13 2 ${digest}`] })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.ds-record-without-matching-key',
      mustNot: [...refused, 'dns.dnssec-signature-invalid', 'dns.dnssec-signature-expired'],
    },
  }),
  defineScenario({
    id: 'caa-forbids-cdn-ca',
    title: "CAA names another authority than the CDN's, and there is no certificate yet",
    setup,
    changes: [caa('0 issue "letsencrypt.org"'), certificate('default')],
    expect: { verdict: 'not-ready', rootCause: 'dns.caa-forbids-cdn-ca', mustNot: ['dns.caa-forbids-issuing-ca'] },
  }),
  defineScenario({
    id: 'caa-forbids-issuing-ca',
    title: 'CAA was added after the certificate had been issued',
    setup,
    changes: [caa('0 issue ";"')],
    expect: { verdict: 'ready', rootCause: 'dns.caa-forbids-issuing-ca', mustNot: ['dns.caa-forbids-cdn-ca'], areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'caa-names-the-authority',
    title: 'CAA names the authority in use, among others',
    setup,
    changes: [caa('0 issue "amazontrust.com"'), caa('0 issue "digicert.com"'), caa('0 iodef "mailto:security@example.com"')],
    expect: { verdict: 'ready', mustNot: ['dns.caa-forbids-cdn-ca', 'dns.caa-forbids-issuing-ca'] },
  }),
  defineScenario({
    id: 'caa-at-alias-target',
    title: 'CAA that forbids stands at the name that the alias leads to',
    setup,
    changes: [
      linkRecords({ type: 'CNAME', data: 'tracking-proxy.{domain}' }),
      addRecords(
        { name: 'tracking-proxy.{domain}', type: 'A', data: '{address}' },
        { name: 'tracking-proxy.{domain}', type: 'CAA', data: '0 issue "letsencrypt.org"' },
      ),
      certificate('default'),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.caa-forbids-cdn-ca' },
  }),
  defineScenario({
    id: 'caa-malformed',
    title: 'The CAA record names the authority, with a parameter that is none',
    setup,
    changes: [caa('0 issue "amazon.com; account"'), certificate('default')],
    expect: { verdict: 'not-ready', rootCause: 'dns.caa-forbids-cdn-ca' },
  }),
  defineScenario({
    id: 'caa-lookup-fails',
    title: 'The name servers fail on CAA',
    setup,
    changes: [nameServer('all', { failsOn: { types: ['CAA'], how: 'servfail' } })],
    expect: { verdict: 'ready', rootCause: 'dns.caa-lookup-fails', areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'acme-challenge-conflict',
    title: 'A challenge record of the former CDN',
    setup: { esp: 'sendgrid', cdn: 'fastly' },
    changes: [addRecords({ name: '_acme-challenge.{host}', type: 'CNAME', data: '{host}.1a2b3c.dcv.cloudflare.com' })],
    expect: { verdict: 'ready', rootCause: 'dns.acme-challenge-conflict', areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'acme-challenge-of-fastly-at-own-proxy',
    title: 'The challenge is still delegated to Fastly, and a proxy of one’s own stands in front, whose certificate nobody renewed',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [addRecords({ name: '_acme-challenge.{host}', type: 'CNAME', data: '9xyz.fastly-validations.com' }), certificate('expired')],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.certificate-expired',
      must: ['tls.certificate-expired', 'dns.acme-challenge-conflict'],
    },
  }),
  defineScenario({
    id: 'acme-challenge-of-cloudflare-at-bunny',
    title: 'The challenge is delegated to Cloudflare, and bunny.net stands in front',
    setup: { esp: 'ses', cdn: 'bunny' },
    changes: [addRecords({ name: '_acme-challenge.{host}', type: 'CNAME', data: '{host}.1a2b3c.dcv.cloudflare.com' })],
    expect: { verdict: 'ready', rootCause: 'dns.acme-challenge-conflict', areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'acme-challenge-of-the-cdn',
    title: "The CDN's own challenge record",
    setup: { esp: 'sendgrid', cdn: 'fastly' },
    changes: [addRecords({ name: '_acme-challenge.{host}', type: 'CNAME', data: '9xyz.fastly-validations.com' })],
    expect: { verdict: 'ready', mustNot: ['dns.acme-challenge-conflict'] },
  }),
]
