import { ourside } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

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
]
