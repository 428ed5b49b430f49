import { addSite } from '#e2e/lab/changes.ts'
import { addPublicRecords, addRecords, cached, linkRecords, type ShortRecord } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import { addressOf, digest } from '#e2e/lab/naming.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const
const week = 7 * 86_400 - 3600
const toEsp: ShortRecord[] = [{ type: 'CNAME', data: '{esp}' }]
const formerName = (id: string): string => `d${digest(`former/${id}`, 13)}.cloudfront.net`

/** What nobody has to mend: the record is right, and time does the rest. */
const blamesNobody: DiagnosisCode[] = [
  'dns.cname-points-to-esp',
  'dns.name-does-not-exist',
  'dns.nameservers-disagree',
  'dns.nameserver-leads-astray',
  'tls.esp-certificate-shown',
  'tls.one-edge-has-expired-certificate',
  'forwarding.one-edge-address-differs',
  'dns.one-edge-address-dead',
]

const waited = (id: string, title: string, rootCause: DiagnosisCode, ...changes: Change[]): Scenario =>
  defineScenario({
    id,
    title,
    setup,
    changes,
    expect: {
      verdict: 'not-ready',
      rootCause,
      mustNot: blamesNobody,
      areas: { dns: 'error', tls: 'ok', forwarding: 'ok' },
      edge: 'cloudfront',
    },
  })
const stale = (id: string, title: string, ...changes: Change[]) => waited(id, title, 'dns.stale-resolver-cache', ...changes)
const negative = (id: string, title: string, ...changes: Change[]) => waited(id, title, 'dns.negative-answer-cached', ...changes)

/** A former distribution, at an address of its own. */
const formerEdge = (id: string, site: Parameters<typeof addSite>[0] | 'as-ever' | 'gone'): Change[] => {
  const address = addressOf('cloudfront', `${id}/old`)
  const place = site === 'gone' ? [] : [addSite({ addresses: [address], ...(site === 'as-ever' ? {} : { ...site, addresses: [address] }) })]
  return [addPublicRecords({ name: formerName(id), type: 'A', data: address }), ...place]
}

const blind = (id: string, title: string, ...changes: Change[]): Scenario =>
  defineScenario({
    id,
    title,
    setup,
    changes,
    expect: {
      verdict: 'could-not-check',
      rootCause: 'dns.resolver-has-no-answer',
      mustNot: ['dns.lame-delegation', 'dns.nameservers-unreachable', 'dns.dnssec-signature-invalid', ...blamesNobody],
    },
  })

/** The zone is right; what resolvers remember is not, for a while. */
export const scenarios: Scenario[] = [
  stale('stale-resolver-cache', 'A resolver still remembers the way to the ESP', cached({ resolver: 0, ttlLeft: 2700, answer: toEsp })),
  stale('stale-everywhere', 'Every resolver still remembers the way to the ESP', cached({ ttlLeft: 600, answer: toEsp })),
  stale('stale-for-a-week', 'Every resolver remembers the way to the ESP for another week', cached({ ttlLeft: week, answer: toEsp })),
  stale(
    'stale-second-hop',
    'A resolver remembers where an alias behind the record led',
    ...[
      linkRecords({ type: 'CNAME', data: 'track.{domain}' }),
      addRecords({ name: 'track.{domain}', type: 'CNAME', data: '{edge}' }),
      cached({ resolver: 1, name: 'track.{domain}', ttlLeft: 900, answer: [{ name: 'track.{domain}', type: 'CNAME', data: '{esp}' }] }),
    ],
  ),
  stale(
    'stale-hop-of-others',
    "A resolver remembers where somebody else's alias behind the record led",
    ...[
      linkRecords({ type: 'CNAME', data: 'links.agency-names.net' }),
      addPublicRecords({ name: 'links.agency-names.net', type: 'CNAME', data: '{edge}' }),
      cached({
        resolver: 0,
        name: 'links.agency-names.net',
        ttlLeft: 900,
        answer: [{ name: 'links.agency-names.net', type: 'CNAME', data: '{esp}' }],
      }),
    ],
  ),
  stale(
    'stale-addresses',
    'A resolver remembers the A record of a machine that is gone',
    cached({ resolver: 0, ttlLeft: 900, answer: [{ type: 'A', data: '5.9.200.1' }] }),
  ),
  stale(
    'stale-private-address',
    'A resolver remembers a private address',
    cached({ resolver: 0, ttlLeft: 900, answer: [{ type: 'A', data: '10.1.2.3' }] }),
  ),
  stale(
    'stale-loopback-address',
    'A resolver answers with a loopback address',
    cached({ resolver: 1, ttlLeft: 900, answer: [{ type: 'A', data: '127.0.0.1' }] }),
  ),
  stale(
    'stale-over-ipv6-only',
    'A resolver remembers the way to the ESP for IPv6 alone',
    cached({ resolver: 0, type: 'AAAA', ttlLeft: 900, answer: toEsp }),
  ),
  stale(
    'stale-dead-edge',
    'A resolver remembers a distribution that is gone',
    cached({ resolver: 0, ttlLeft: 900, answer: [{ type: 'CNAME', data: 'dg0neg0neg0ne.cloudfront.net' }] }),
  ),
  stale(
    'stale-edge-switched-off',
    'A resolver remembers an edge that answers no more',
    ...formerEdge('stale-edge-switched-off', 'gone'),
    cached({ resolver: 0, ttlLeft: 900, answer: [{ type: 'CNAME', data: formerName('stale-edge-switched-off') }] }),
  ),
  stale(
    'stale-edge-that-does-not-forward',
    'A resolver remembers an edge that forwards no more',
    ...formerEdge('stale-edge-that-does-not-forward', { addresses: [], behaviour: { http: 'web-site', https: 'web-site' } }),
    cached({ ttlLeft: 900, answer: [{ type: 'CNAME', data: formerName('stale-edge-that-does-not-forward') }] }),
  ),
  defineScenario({
    id: 'stale-edge-that-serves',
    title: 'Every resolver remembers the former edge, which serves as well as the new one',
    setup,
    changes: [
      ...formerEdge('stale-edge-that-serves', 'as-ever'),
      cached({ ttlLeft: 900, answer: [{ type: 'CNAME', data: formerName('stale-edge-that-serves') }] }),
    ],
    expect: { verdict: 'ready', mustNot: ['dns.stale-resolver-cache', ...blamesNobody], edge: 'cloudfront' },
  }),
  negative(
    'negative-answer-cached',
    'A resolver asked before the record was there',
    cached({ resolver: 0, ttlLeft: 800, answer: 'nxdomain' }),
  ),
  negative('negative-everywhere', 'Every resolver asked before the record was there', cached({ ttlLeft: 800, answer: 'nxdomain' })),
  negative('negative-nodata', 'A resolver remembers that the name had no address', cached({ resolver: 0, ttlLeft: 800, answer: 'nodata' })),
  negative(
    'negative-for-ipv4',
    'A resolver remembers NXDOMAIN for A, and has the alias for AAAA',
    cached({ resolver: 0, type: 'A', ttlLeft: 800, answer: 'nxdomain' }),
  ),
  negative(
    'negative-for-ipv6',
    'A resolver remembers NXDOMAIN for AAAA, and has the alias for A',
    cached({ resolver: 1, type: 'AAAA', ttlLeft: 800, answer: 'nxdomain' }),
  ),
  negative('nodata-for-ipv4', 'Every resolver remembers NODATA for A', cached({ type: 'A', ttlLeft: 800, answer: 'nodata' })),
  negative(
    'negative-behind-alias',
    'A resolver remembers that the target of the record was not there',
    ...[
      linkRecords({ type: 'CNAME', data: 'track.{domain}' }),
      addRecords({ name: 'track.{domain}', type: 'CNAME', data: '{edge}' }),
      cached({ resolver: 0, name: 'track.{domain}', ttlLeft: 900, answer: 'nxdomain' }),
    ],
  ),
  blind('servfail-for-this-name', 'A resolver fails on this name alone', cached({ resolver: 0, ttlLeft: 900, answer: 'servfail' })),
  blind(
    'servfail-for-ipv6',
    'A resolver fails on this name for IPv6',
    cached({ resolver: 0, type: 'AAAA', ttlLeft: 900, answer: 'servfail' }),
  ),
  blind('refused-for-this-name', 'A resolver refuses this name alone', cached({ resolver: 1, ttlLeft: 900, answer: 'refused' })),
  blind('silent-for-this-name', 'A resolver is silent on this name alone', cached({ resolver: 1, ttlLeft: 900, answer: 'silent' })),
  blind('servfail-everywhere', 'Every resolver fails on this name alone', cached({ ttlLeft: 900, answer: 'servfail' })),
  defineScenario({
    id: 'stale-before-broken-edge',
    title: 'A resolver is behind, and the edge has no certificate: somebody can mend the second',
    setup,
    changes: [
      cached({ resolver: 0, ttlLeft: 900, answer: toEsp }),
      ({ world }) => void Object.assign(world.sites[0] ?? {}, { certificate: 'default' }),
    ],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.edge-default-certificate',
      must: ['tls.edge-default-certificate', 'dns.stale-resolver-cache'],
    },
  }),
  defineScenario({
    id: 'stale-during-rehearsal',
    title: 'In a rehearsal what resolvers remember of the link host is no matter',
    setup: { ...setup, rehearsal: true },
    changes: [cached({ resolver: 0, ttlLeft: 900, answer: 'nxdomain' })],
    expect: { verdict: 'ready', mustNot: ['dns.negative-answer-cached'] },
  }),
]
