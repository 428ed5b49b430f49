import { cached } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

/** The zone is right; what resolvers remember is not, for a while. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'stale-resolver-cache',
    title: 'A resolver still remembers the way to the ESP',
    setup,
    changes: [cached({ resolver: 0, ttlLeft: 2700, answer: [{ type: 'CNAME', data: '{esp}' }] })],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.stale-resolver-cache',
      mustNot: ['dns.cname-points-to-esp', 'dns.nameservers-disagree', 'tls.esp-certificate-shown'],
      areas: { dns: 'warning' },
    },
  }),
  defineScenario({
    id: 'stale-everywhere',
    title: 'Every resolver still remembers the way to the ESP',
    setup,
    changes: [cached({ ttlLeft: 600, answer: [{ type: 'CNAME', data: '{esp}' }] })],
    expect: { verdict: 'ready', rootCause: 'dns.stale-resolver-cache', mustNot: ['dns.cname-points-to-esp', 'tls.esp-certificate-shown'] },
  }),
  defineScenario({
    id: 'negative-answer-cached',
    title: 'A resolver asked before the record was there',
    setup,
    changes: [cached({ resolver: 0, ttlLeft: 800, answer: 'nxdomain' })],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.negative-answer-cached',
      mustNot: ['dns.name-does-not-exist', 'dns.stale-resolver-cache'],
      areas: { dns: 'warning' },
    },
  }),
]
