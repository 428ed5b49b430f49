import { addRecords, delegation, linkRecords, nameServer, subZone } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const
const otherServers = [
  { name: 'ns1.otherhost.net', address: '192.166.20.53' },
  { name: 'ns2.otherhost.net', address: '192.166.84.53' },
]

/** The link host has no record of its own. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'name-does-not-exist',
    title: 'Nobody added the record',
    setup,
    changes: [linkRecords()],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.name-does-not-exist',
      mustNot: ['dns.record-created-at-doubled-name', 'dns.record-at-wrong-level', 'dns.cname-points-to-esp', 'dns.domain-not-registered'],
      areas: { dns: 'error', tls: 'unknown', forwarding: 'unknown' },
      edge: 'none',
    },
    demo: true,
  }),
  defineScenario({
    id: 'name-has-other-data-only',
    title: 'The name exists with a text record that has nothing to do with it',
    setup,
    changes: [linkRecords({ type: 'TXT', data: '"google-site-verification=abc"' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.name-does-not-exist', mustNot: ['dns.wrong-record-type'] },
  }),
  defineScenario({
    id: 'doubled-name',
    title: 'The panel appended the domain to a whole name',
    setup,
    changes: [linkRecords(), addRecords({ name: '{host}.{domain}', type: 'CNAME', data: '{edge}' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.record-created-at-doubled-name',
      mustNot: ['dns.name-does-not-exist', 'dns.record-at-wrong-level'],
    },
    demo: true,
  }),
  defineScenario({
    id: 'doubled-name-of-proxy',
    title: 'The same with a proxy whose name nobody knows, beside a wildcard',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [
      linkRecords(),
      addRecords({ name: '{host}.{domain}', type: 'CNAME', data: '{edge}' }, { name: '*.{domain}', type: 'A', data: '198.202.211.7' }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-created-at-doubled-name', mustNot: ['dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'wrong-level',
    title: 'The record stands at link.DOMAIN in place of link.mail.DOMAIN',
    setup,
    changes: [linkRecords(), addRecords({ name: 'link.{domain}', type: 'CNAME', data: '{edge}' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-at-wrong-level', mustNot: ['dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'wrong-level-parent',
    title: 'The record handed out by Braze stands at the sending domain itself',
    setup,
    changes: [linkRecords(), addRecords({ name: '{parent}', type: 'CNAME', data: '{esp}' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-at-wrong-level', mustNot: ['dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'sibling-of-another-use',
    title: 'A record one level up leads to another service: not the lost one',
    setup,
    changes: [
      linkRecords(),
      addRecords(
        { name: '{parent}', type: 'CNAME', data: 'u1234567.wl057.sendgrid.net' },
        { name: 'link.{domain}', type: 'A', data: '198.202.211.7' },
      ),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.name-does-not-exist', mustNot: ['dns.record-at-wrong-level'] },
  }),
  defineScenario({
    id: 'label-changed',
    title: 'A dash in place of the dot',
    setup,
    changes: [linkRecords(), addRecords({ name: 'link-mail.{domain}', type: 'CNAME', data: '{edge}' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.underscore-or-label-dropped', mustNot: ['dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'record-in-wrong-zone',
    title: 'The record was added above a delegation that hides it',
    setup,
    changes: [
      linkRecords(),
      subZone('{parent}', [], otherServers),
      nameServer('all', {
        rotates: [[{ name: 'link.mail.record-in-wrong-zone.com', type: 'CNAME', ttl: 300, data: 'd1111111.cloudfront.net' }]],
      }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.record-in-wrong-zone', mustNot: ['dns.name-does-not-exist', 'dns.lame-delegation'] },
  }),
  defineScenario({
    id: 'value-in-txt-record',
    title: 'The value was entered as a text record',
    setup,
    changes: [linkRecords({ type: 'TXT', data: '"{edge}"' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.wrong-record-type', mustNot: ['dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'value-in-ns-record',
    title: 'The value was entered as a name server',
    setup,
    changes: [linkRecords({ type: 'NS', data: '{esp}' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.wrong-record-type',
      mustNot: ['dns.name-does-not-exist', 'dns.lame-delegation', 'dns.nameservers-unreachable'],
    },
  }),
  defineScenario({
    id: 'wildcard-blocked',
    title: 'A record below the link host keeps the wildcard from answering',
    setup,
    changes: [
      linkRecords(),
      addRecords({ name: '*.{parent}', type: 'CNAME', data: '{edge}' }, { name: '_acme-challenge.{host}', type: 'TXT', data: '"token"' }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.wildcard-blocked-by-other-name', mustNot: ['dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'domain-not-registered',
    title: 'The domain has run out',
    setup,
    changes: [delegation('none')],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.domain-not-registered',
      mustNot: ['dns.name-does-not-exist', 'dns.lame-delegation', 'dns.nameservers-unreachable'],
    },
  }),
]
