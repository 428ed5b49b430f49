import { addSite } from '#e2e/lab/changes.ts'
import { addPublicRecords, linkRecords, nameServer, subZone } from '#e2e/lab/changes-dns.ts'
import { defineScenario, goodCertificate } from '#e2e/lab/define.ts'
import { addressOf } from '#e2e/lab/naming.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const
const lameServers = [
  { name: 'ns1.formerhost.net', address: '192.166.21.53', fault: 'refused' as const },
  { name: 'ns2.formerhost.net', address: '192.166.85.53', fault: 'refused' as const },
]

/** What another edge may lack to which a server still leads. */
const otherEdges: Record<string, Partial<Parameters<typeof addSite>[0]>> = {
  'expired-edge': { certificate: { ...goodCertificate('{host}'), notBeforeDays: -95, notAfterDays: -5 } },
  'foreign-certificate': { certificate: goodCertificate('www.{domain}') },
  'no-certificate': { certificate: null },
  'closed-edge': { port443: 'refused', port80: 'refused' },
  'web-site': { behaviour: { http: 'web-site', https: 'web-site' } },
  'edge-that-loses-host': { behaviour: { hostHeader: 'origin', forwardedHost: false } },
}

/** The servers that the zone is delegated to. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'lame-delegation',
    title: 'No delegated server serves the zone',
    setup,
    changes: [nameServer('all', { fault: 'refused' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.lame-delegation',
      mustNot: ['dns.nameservers-unreachable', 'dns.one-nameserver-lame', 'dns.name-does-not-exist'],
    },
  }),
  defineScenario({
    id: 'lame-subzone',
    title: 'The sending domain is delegated to servers that do not serve it',
    setup,
    changes: [linkRecords(), subZone('{parent}', [], lameServers)],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.lame-delegation',
      mustNot: ['dns.nameservers-unreachable', 'dns.name-does-not-exist', 'dns.record-in-wrong-zone'],
    },
  }),
  defineScenario({
    id: 'lame-upward',
    title: 'The delegated servers refer upwards',
    setup,
    changes: [nameServer('all', { fault: 'lame' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.lame-delegation', mustNot: ['dns.nameservers-unreachable'] },
  }),
  defineScenario({
    id: 'nameservers-unreachable',
    title: 'No name server answers',
    setup,
    changes: [nameServer('all', { fault: 'silent' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.nameservers-unreachable',
      mustNot: ['dns.lame-delegation', 'dns.name-does-not-exist', 'dns.one-nameserver-unreachable'],
    },
  }),
  defineScenario({
    id: 'one-nameserver-lame',
    title: 'One of two name servers does not serve the zone',
    setup,
    changes: [nameServer(1, { fault: 'refused' })],
    expect: { verdict: 'ready', rootCause: 'dns.one-nameserver-lame', mustNot: ['dns.lame-delegation'], areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'one-nameserver-unreachable',
    title: 'One of two name servers is silent',
    setup,
    changes: [nameServer(1, { fault: 'silent' })],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.one-nameserver-unreachable',
      mustNot: ['dns.nameservers-unreachable', 'dns.one-nameserver-lame'],
      areas: { dns: 'warning' },
    },
  }),
  defineScenario({
    id: 'zone-broken',
    title: 'The zone does not load: every name server answers SERVFAIL',
    setup,
    changes: [nameServer('all', { fault: 'servfail' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.lame-delegation', mustNot: ['dns.nameservers-unreachable', 'dns.name-does-not-exist'] },
  }),
  ...(['rubbish', 'other-id', 'other-question'] as const).map((fault) =>
    defineScenario({
      id: `nameservers-send-${fault}`,
      title: 'What the name servers send is no answer',
      setup,
      changes: [nameServer('all', { fault })],
      expect: {
        verdict: 'not-ready',
        rootCause: 'dns.nameservers-unreachable',
        mustNot: ['dns.lame-delegation', 'dns.name-does-not-exist'],
      },
    }),
  ),
  defineScenario({
    id: 'one-nameserver-sends-rubbish',
    title: 'What one of two name servers sends is no answer',
    setup,
    changes: [nameServer(1, { fault: 'rubbish' })],
    expect: { verdict: 'ready', rootCause: 'dns.one-nameserver-unreachable', areas: { dns: 'warning' } },
  }),
  ...(['cut-reset', 'cut-silent'] as const).flatMap((fault) => [
    defineScenario({
      id: `nameservers-${fault}`,
      title: 'The name servers answer in part, and not over TCP',
      setup,
      changes: [nameServer('all', { fault })],
      expect: {
        verdict: 'not-ready',
        rootCause: 'dns.nameservers-without-tcp',
        mustNot: ['dns.nameservers-unreachable', 'dns.lame-delegation'],
      },
    }),
    defineScenario({
      id: `one-nameserver-${fault}`,
      title: 'One of two name servers answers in part, and not over TCP',
      setup,
      changes: [nameServer(1, { fault })],
      expect: { verdict: 'ready', rootCause: 'dns.one-nameserver-without-tcp', areas: { dns: 'warning' } },
    }),
  ]),
  defineScenario({
    id: 'nameservers-private',
    title: 'The name servers have addresses that nobody on the internet reaches',
    setup,
    changes: [
      nameServer(0, { name: 'ns1.insidehost.net', address: '10.0.0.53', fault: 'silent' }),
      nameServer(1, { name: 'ns2.insidehost.net', address: '127.0.0.1', fault: 'silent' }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.nameservers-unreachable', mustNot: ['dns.lame-delegation', 'dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'one-nameserver-private',
    title: 'One of two name servers has an address that nobody on the internet reaches',
    setup,
    changes: [nameServer(1, { name: 'ns3.insidehost.net', address: '192.168.7.53', fault: 'silent' })],
    expect: { verdict: 'ready', rootCause: 'dns.one-nameserver-unreachable', areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'nameservers-disagree',
    title: 'One of two name servers holds the old record',
    setup,
    changes: [nameServer(1, { linkRecords: [{ type: 'CNAME', data: 'd0ld0ld0ld0ld.cloudfront.net' }] })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.nameservers-disagree',
      must: ['dns.nameservers-disagree', 'dns.nameserver-leads-astray'],
      mustNot: ['dns.stale-resolver-cache', 'dns.cname-target-does-not-exist'],
      areas: { tls: 'ok', forwarding: 'ok' },
      edge: 'cloudfront',
    },
  }),
  ...Object.entries(otherEdges).map(([name, site]) =>
    defineScenario({
      id: `nameserver-leads-to-${name}`,
      title: `One of two name servers leads to another edge: ${name}`,
      setup,
      changes: [
        nameServer(1, { linkRecords: [{ type: 'CNAME', data: `${name}.edge-works.net` }] }),
        addPublicRecords({ name: `${name}.edge-works.net`, type: 'A', data: addressOf('haproxy', name) }),
        addSite({ kind: 'haproxy', ...site, addresses: [addressOf('haproxy', name)] }),
      ],
      expect: {
        verdict: 'not-ready',
        rootCause: 'dns.nameservers-disagree',
        must: ['dns.nameservers-disagree', 'dns.nameserver-leads-astray'],
        edge: 'cloudfront',
      },
    }),
  ),
  defineScenario({
    id: 'nameserver-leads-to-other-good-edge',
    title: 'One of two name servers leads to another edge, which serves as well',
    setup,
    changes: [
      nameServer(1, { linkRecords: [{ type: 'CNAME', data: 'good.edge-works.net' }] }),
      addPublicRecords({ name: 'good.edge-works.net', type: 'A', data: '62.210.77.11' }),
      addSite({ kind: 'haproxy', addresses: ['62.210.77.11'] }),
    ],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.nameservers-disagree',
      mustNot: ['dns.nameserver-leads-astray', 'tls.one-edge-has-expired-certificate'],
      areas: { dns: 'warning' },
    },
  }),
  defineScenario({
    id: 'nameserver-leads-to-esp',
    title: 'One of two name servers still leads to the ESP',
    setup,
    changes: [nameServer(1, { linkRecords: [{ type: 'CNAME', data: '{esp}' }] })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.nameservers-disagree',
      must: ['dns.nameservers-disagree', 'tls.esp-certificate-shown'],
      mustNot: ['tls.one-edge-has-expired-certificate', 'dns.cname-points-to-esp'],
      edge: 'cloudfront',
    },
  }),
  defineScenario({
    id: 'nameserver-leads-to-esp-proxy',
    title: 'One of two name servers still leads to the ESP, the other to a proxy',
    setup: { esp: 'ses', cdn: 'nginx' },
    changes: [nameServer(0, { linkRecords: [{ type: 'CNAME', data: '{esp}' }] })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.nameservers-disagree',
      must: ['dns.nameservers-disagree', 'tls.esp-certificate-shown'],
      edge: 'custom-proxy',
    },
  }),
  defineScenario({
    id: 'record-on-one-server-only',
    title: 'One of two name servers has not the record yet',
    setup,
    changes: [nameServer(1, { linkRecords: [] })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.nameservers-disagree',
      must: ['dns.nameservers-disagree', 'dns.nameserver-leads-astray'],
      mustNot: ['dns.name-does-not-exist', 'dns.negative-answer-cached'],
    },
  }),
]
