import { delegation, linkRecords, type ShortRecord, subZone, twoDnsHosts } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

const toEdge: ShortRecord[] = [{ type: 'CNAME', data: '{edge}' }]
const toEsp: ShortRecord[] = [{ type: 'CNAME', data: '{esp}' }]

/** The name servers of a zone as the zone above and the zone itself list them. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'parent-and-zone-ns-differ',
    title: 'The registrar lists one name server, the zone two',
    setup,
    changes: [delegation(['ns1.dnsfoundry.net'])],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.parent-and-zone-ns-differ',
      mustNot: ['dns.lame-delegation', 'dns.nameservers-disagree'],
      areas: { dns: 'warning' },
    },
  }),
  defineScenario({
    id: 'subzone-ns-agree',
    title: 'A delegated sending domain, listed alike on both sides',
    setup,
    changes: [linkRecords(), subZone('{parent}', [{ type: 'CNAME', data: '{edge}' }])],
    expect: { verdict: 'ready', mustNot: ['dns.parent-and-zone-ns-differ', 'dns.lame-delegation'] },
  }),
  defineScenario({
    id: 'record-at-wrong-dns-host',
    title: 'The record was typed where the zone lists its servers; the registrar names others, which have none',
    setup,
    changes: [twoDnsHosts({ delegated: [], listed: toEdge })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.record-entered-at-wrong-dns-host',
      mustNot: ['dns.negative-answer-cached', 'dns.stale-resolver-cache', 'dns.nameservers-disagree'],
    },
  }),
  defineScenario({
    id: 'old-record-at-delegated-host',
    title: 'The servers that the registrar names hold the old record, the new one stands at those that the zone lists',
    setup,
    changes: [twoDnsHosts({ delegated: toEsp, listed: toEdge })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.record-entered-at-wrong-dns-host',
      mustNot: ['dns.negative-answer-cached', 'dns.stale-resolver-cache'],
    },
  }),
  defineScenario({
    id: 'dead-edge-at-delegated-host',
    title: 'The servers that the registrar names lead to an edge that is gone',
    setup,
    changes: [twoDnsHosts({ delegated: [{ type: 'CNAME', data: 'dg0neg0neg0ne.cloudfront.net' }], listed: toEdge })],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-entered-at-wrong-dns-host' },
  }),
  defineScenario({
    id: 'record-missing-at-listed-host',
    title: 'The record stands where the registrar sends resolvers; the zone lists others, which have none',
    setup,
    changes: [twoDnsHosts({ delegated: toEdge, listed: [] })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.parent-and-zone-ns-differ',
      must: ['dns.parent-and-zone-ns-differ', 'dns.nameserver-leads-astray'],
      mustNot: ['dns.record-entered-at-wrong-dns-host', 'dns.nameservers-disagree'],
    },
  }),
  defineScenario({
    id: 'old-record-at-listed-host',
    title: 'The servers that the zone lists still lead to the ESP',
    setup,
    changes: [twoDnsHosts({ delegated: toEdge, listed: toEsp })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.parent-and-zone-ns-differ',
      must: ['dns.parent-and-zone-ns-differ', 'dns.nameserver-leads-astray'],
      mustNot: ['dns.record-entered-at-wrong-dns-host', 'dns.cname-points-to-esp'],
    },
  }),
  defineScenario({
    id: 'same-records-at-both-hosts',
    title: 'Two DNS hosts with the same records: the lists differ, and nothing else',
    setup,
    changes: [twoDnsHosts({ delegated: toEdge, listed: toEdge })],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.parent-and-zone-ns-differ',
      mustNot: ['dns.record-entered-at-wrong-dns-host', 'dns.nameserver-leads-astray', 'dns.nameservers-disagree'],
    },
  }),
]
