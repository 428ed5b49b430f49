import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const mustNot = [
  'forwarding.http-not-forwarded' as const,
  'forwarding.query-string-not-forwarded' as const,
  'forwarding.redirect-loop' as const,
]

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'redirect-without-query',
    title: 'The redirect to HTTPS loses the query',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [edge({ http: 'redirects-without-query' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.http-redirect-drops-query', mustNot },
  }),
  defineScenario({
    id: 'redirect-without-path',
    title: 'The redirect to HTTPS leads to the home page of the host',
    setup: { esp: 'ses', cdn: 'apache' },
    changes: [edge({ http: 'redirects-without-path' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.http-redirect-drops-query', mustNot },
  }),
]
