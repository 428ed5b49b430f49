import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const mustNot = ['forwarding.responses-cached-across-links' as const]

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'clicks-cached',
    title: 'The CDN keeps each click for an hour',
    setup: { esp: 'sendgrid', cdn: 'fastly' },
    changes: [edge({ cache: { key: 'url', ttlSeconds: 3600 } })],
    expect: { verdict: 'ready', rootCause: 'forwarding.responses-cached', mustNot, areas: { forwarding: 'warning' } },
  }),
  defineScenario({
    id: 'clicks-cached-for-a-day',
    title: "SparkPost's ten seconds are a day",
    setup: { esp: 'sparkpost', cdn: 'cloudfront' },
    changes: [edge({ cache: { key: 'url', ttlSeconds: 86_400, ageSeconds: 4000 } })],
    expect: { verdict: 'ready', rootCause: 'forwarding.responses-cached', mustNot, areas: { forwarding: 'warning' } },
  }),
]
