import { ourside } from '#e2e/lab/changes.ts'
import { linkRecords, nameServer } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { DiagnosisCode, Scenario } from '#e2e/lab/scenario.ts'

const expect = {
  verdict: 'could-not-check',
  rootCause: 'checker.could-not-check',
  mustNot: [
    'dns.name-does-not-exist',
    'dns.nameservers-unreachable',
    'dns.edge-unreachable',
    'dns.domain-not-registered',
    'tls.https-port-filtered',
  ],
} as const
const absences: DiagnosisCode[] = [
  'dns.record-at-wrong-level',
  'dns.lame-delegation',
  'dns.negative-answer-cached',
  'dns.resolves-to-private-address',
]
const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

/** Our own side is at fault: nothing may be said of the customer. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'resolvers-silent',
    title: 'Our resolvers do not answer',
    setup,
    changes: [ourside({ resolvers: 'silent' })],
    expect: { ...expect, mustNot: [...expect.mustNot] },
  }),
  defineScenario({
    id: 'resolvers-refuse',
    title: 'Our resolvers refuse',
    setup,
    changes: [ourside({ resolvers: 'refused' })],
    expect: { ...expect, mustNot: [...expect.mustNot] },
  }),
  defineScenario({
    id: 'resolvers-servfail',
    title: 'Our resolvers fail on everything',
    setup,
    changes: [ourside({ resolvers: 'servfail' })],
    expect: { ...expect, mustNot: [...expect.mustNot] },
  }),
  defineScenario({
    id: 'we-are-offline',
    title: 'We have no network',
    setup,
    changes: [ourside({ offline: true })],
    expect: { ...expect, mustNot: [...expect.mustNot] },
  }),
  ...(['nxdomain', 'nxdomain-parent', 'empty', 'portal', 'private', 'filter', 'split'] as const).map((how) =>
    defineScenario({
      id: `resolvers-lie-${how}`,
      title: 'Our resolvers answer politely, and not what is true',
      setup,
      changes: [ourside({ lies: { how } })],
      expect: { ...expect, mustNot: [...expect.mustNot, ...absences] },
    }),
  ),
  ...(['nxdomain-parent', 'private'] as const).map((how) =>
    defineScenario({
      id: `network-lies-${how}`,
      title: 'Something in between answers every question of DNS, with authority',
      setup,
      changes: [ourside({ lies: { how, intercepts: 'with-aa' } })],
      expect: { ...expect, mustNot: [...expect.mustNot, ...absences] },
    }),
  ),
  ...(['nxdomain', 'nxdomain-parent', 'empty', 'portal', 'private', 'portal-addresses', 'filter'] as const).map((how) =>
    defineScenario({
      id: `one-resolver-lies-${how}`,
      title: 'One of our resolvers lies, the other one does not',
      setup,
      changes: [ourside({ lies: { how, first: true } })],
      expect: {
        verdict: 'ready',
        must: ['checker.resolver-not-believed'],
        mustNot: [...expect.mustNot, ...absences],
        areas: { dns: 'ok' },
      },
    }),
  ),
  defineScenario({
    id: 'missing-for-a-liar-and-in-truth',
    title: 'One of our resolvers lies, and the record is missing all the same',
    setup,
    changes: [linkRecords(), ourside({ lies: { how: 'nxdomain', first: true } })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.name-does-not-exist',
      must: ['dns.name-does-not-exist', 'checker.resolver-not-believed'],
    },
  }),
  defineScenario({
    id: 'denied-without-soa',
    title: 'The name servers deny without an SOA: nothing may be said of the record',
    setup,
    changes: [linkRecords(), nameServer('all', { fault: 'no-soa' })],
    expect: { ...expect, mustNot: [...expect.mustNot, ...absences] },
  }),
]
