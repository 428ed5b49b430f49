import { addSite, edge, edgeGone, oneAddress } from '#e2e/lab/changes.ts'
import { addRecords, cached, linkRecords, nameServer } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario, goodCertificate } from '#e2e/lab/define.ts'
import { ipv6AddressOf } from '#e2e/lab/naming.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

const special = (id: string, type: 'A' | 'AAAA', data: string, rootCause: DiagnosisCode): Scenario =>
  defineScenario({
    id,
    title: `The link host resolves to ${data}`,
    setup,
    changes: [linkRecords({ type, data })],
    expect: {
      verdict: 'not-ready',
      rootCause,
      mustNot: [
        'dns.edge-unreachable',
        'dns.edge-refuses-connections',
        'tls.https-port-closed',
        'dns.answers-alternate-with-private-address',
      ],
      areas: { dns: 'error', tls: 'unknown', forwarding: 'unknown' },
    },
  })

const rebinding = (address: string) => [{ name: 'link.mail.answers-alternate.com', type: 'A', ttl: 1, data: address }]

/** IPv4 and IPv6 of one machine, one of which nobody answers at. */
const deadFamily =
  (family: 'IPv4' | 'IPv6', how: 'refused' | 'silent'): Change =>
  (draft) => {
    const address = ipv6AddressOf('haproxy', draft.names.host)
    draft.world.sites[0]?.addresses.push(address)
    addRecords({ name: '{edge}', type: 'AAAA', data: address })(draft)
    oneAddress(family === 'IPv4' ? 0 : 1, { port80: how, port443: how })(draft)
  }

/** Addresses that nobody reaches, that nobody answers at, or that are not to be connected to. */
export const scenarios: Scenario[] = [
  special('private-address', 'A', '10.20.30.40', 'dns.resolves-to-private-address'),
  special('shared-address', 'A', '100.64.1.2', 'dns.resolves-to-private-address'),
  special('unique-local-address', 'AAAA', 'fd00:1234::5', 'dns.resolves-to-private-address'),
  special('loopback-address', 'A', '127.0.0.1', 'dns.resolves-to-loopback-address'),
  special('mapped-loopback-address', 'AAAA', '::ffff:127.0.0.1', 'dns.resolves-to-loopback-address'),
  special('link-local-address', 'A', '169.254.169.254', 'dns.resolves-to-link-local-address'),
  special('unspecified-address', 'A', '0.0.0.0', 'dns.resolves-to-unspecified-address'),
  defineScenario({
    id: 'answers-alternate',
    title: 'Answers change between a public and a private address',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [
      linkRecords({ type: 'A', data: '{address}', ttl: 1 }),
      nameServer('all', { rotates: [rebinding('62.210.1.1'), rebinding('10.0.0.7')] }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.answers-alternate-with-private-address', mustNot: ['dns.stale-resolver-cache'] },
  }),
  defineScenario({
    id: 'edge-refuses-connections',
    title: 'The proxy is switched off',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [edgeGone('refused')],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.edge-refuses-connections',
      mustNot: ['dns.edge-unreachable', 'dns.one-edge-address-dead'],
    },
  }),
  defineScenario({
    id: 'edge-unreachable',
    title: 'A firewall swallows everything',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [edgeGone('silent')],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.edge-unreachable',
      mustNot: ['dns.edge-refuses-connections', 'dns.one-edge-address-dead'],
    },
  }),
  defineScenario({
    id: 'one-edge-address-dead',
    title: 'One of two addresses refuses',
    setup,
    changes: [oneAddress(1, { port80: 'refused', port443: 'refused' })],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.one-edge-address-dead',
      mustNot: ['dns.edge-refuses-connections', 'tls.https-port-closed'],
    },
  }),
  ...([0, 1] as const).map((index) =>
    defineScenario({
      id: `address-${index}-without-https`,
      title: `Address number ${index} of two serves port 80 and refuses 443`,
      setup,
      changes: [oneAddress(index, { port443: 'refused' })],
      expect: {
        verdict: 'ready',
        rootCause: 'dns.one-edge-address-dead',
        mustNot: ['dns.edge-refuses-connections', 'tls.https-port-closed', 'forwarding.http-port-closed', 'forwarding.https-not-forwarded'],
      },
    }),
  ),
  ...(['IPv4', 'IPv6'] as const).flatMap((family) =>
    (['refused', 'silent'] as const).flatMap((how) =>
      family === 'IPv6' && how === 'silent'
        ? []
        : defineScenario({
            id: `${family.toLowerCase()}-${how}`,
            title: `The edge serves one family; ${family} is ${how}`,
            setup: { esp: 'sendgrid', cdn: 'haproxy' },
            changes: [deadFamily(family, how)],
            expect: { verdict: 'not-ready', rootCause: 'dns.one-family-unreachable', mustNot: ['dns.one-edge-address-dead'] },
          }),
    ),
  ),
  defineScenario({
    id: 'stale-private-beside-addresses',
    title: 'The zone has public addresses, a resolver remembers a private one',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [cached({ resolver: 0, ttlLeft: 900, answer: [{ type: 'A', data: '10.1.2.3' }] })],
    expect: { verdict: 'not-ready', rootCause: 'dns.stale-resolver-cache', mustNot: ['dns.answers-alternate-with-private-address'] },
  }),
  defineScenario({
    id: 'no-ipv4-address',
    title: 'IPv6 addresses only',
    setup,
    changes: [
      (draft) => {
        const address = ipv6AddressOf('cloudfront', draft.names.host)
        for (const site of draft.world.sites) site.addresses = [address]
        linkRecords({ type: 'AAAA', data: address })(draft)
      },
    ],
    expect: { verdict: 'ready', rootCause: 'dns.no-ipv4-address', areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'ipv6-serves-other-site',
    title: 'The AAAA record still leads to the old web server',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [
      addRecords({ name: '{host}', type: 'AAAA', data: '2a01:4f8:c17::80' }),
      addSite({
        addresses: ['2a01:4f8:c17::80'],
        hostnames: ['www.{domain}'],
        certificate: goodCertificate('www.{domain}'),
        behaviour: { http: 'web-site', https: 'web-site' },
      }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.ipv6-address-serves-other-site', mustNot: ['dns.one-edge-address-dead'] },
  }),
  defineScenario({
    id: 'ipv6-serves-other-site-host-lost',
    title: 'The same, and over IPv4 the proxy loses the Host header: two faults, each by itself',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [
      edge({ hostHeader: 'origin', forwardedHost: false }),
      addRecords({ name: '{host}', type: 'AAAA', data: '2a01:4f8:c17::81' }),
      addSite({
        addresses: ['2a01:4f8:c17::81'],
        hostnames: ['www.{domain}'],
        certificate: goodCertificate('www.{domain}'),
        behaviour: { http: 'web-site', https: 'web-site' },
      }),
    ],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.ipv6-address-serves-other-site',
      must: ['dns.ipv6-address-serves-other-site', 'forwarding.host-header-not-forwarded'],
      mustNot: ['dns.one-edge-address-dead'],
    },
  }),
  defineScenario({
    id: 'copied-addresses',
    title: 'Addresses of CloudFront were copied into the zone',
    setup,
    changes: [linkRecords({ type: 'A', data: '{address}', ttl: 3600 }, { type: 'A', data: '{address2}', ttl: 3600 })],
    expect: { verdict: 'ready', rootCause: 'dns.a-record-instead-of-cname', areas: { dns: 'warning' }, edge: 'cloudfront' },
  }),
  defineScenario({
    id: 'edge-name-does-not-resolve',
    title: 'The name of the edge was copied wrong for the rehearsal',
    setup: { ...setup, rehearsal: true },
    changes: [
      ({ target }) => {
        target.edge = 'd000000000000.cloudfront.net'
      },
    ],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.edge-name-does-not-resolve',
      mustNot: ['dns.cname-points-to-esp', 'dns.name-does-not-exist'],
      areas: { dns: 'error' },
    },
  }),
]
