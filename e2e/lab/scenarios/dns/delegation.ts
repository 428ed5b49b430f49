import { linkRecords, nameServer, subZone } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const
const lameServers = [
  { name: 'ns1.formerhost.net', address: '192.166.21.53', fault: 'refused' as const },
  { name: 'ns2.formerhost.net', address: '192.166.85.53', fault: 'refused' as const },
]

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
    id: 'nameservers-disagree',
    title: 'One of two name servers holds the old record',
    setup,
    changes: [nameServer(1, { linkRecords: [{ type: 'CNAME', data: 'd0ld0ld0ld0ld.cloudfront.net' }] })],
    expect: { verdict: 'ready', rootCause: 'dns.nameservers-disagree', mustNot: ['dns.stale-resolver-cache'] },
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
      verdict: 'could-not-check',
      rootCause: 'dns.nameservers-disagree',
      mustNot: ['dns.name-does-not-exist', 'dns.negative-answer-cached'],
    },
  }),
]
