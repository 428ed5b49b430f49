import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'cached-without-query',
    title: 'The cache leaves the query out of its key: two links get one answer',
    setup: { esp: 'sendgrid', cdn: 'cloudfront' },
    changes: [edge({ cache: { key: 'path', ttlSeconds: 86_400 } })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.responses-cached-across-links',
      mustNot: ['forwarding.query-string-not-forwarded', 'cdn.edge-forwards-to-wrong-origin'],
    },
    demo: true,
  }),
  defineScenario({
    id: 'cached-by-host',
    title: 'The cache keeps one answer for the whole host, one link at hand',
    setup: { esp: 'ses', cdn: 'fastly', links: 1 },
    changes: [edge({ cache: { key: 'host', ttlSeconds: 3600 } })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.responses-cached-across-links',
      mustNot: ['forwarding.path-not-forwarded-byte-for-byte', 'forwarding.location-rewritten'],
    },
  }),
  defineScenario({
    id: 'cached-by-host-test-path',
    title: "The cache keeps one answer for the whole host, and only SparkPost's test path to see it by",
    setup: { esp: 'sparkpost', cdn: 'fastly', links: 0 },
    changes: [edge({ cache: { key: 'host', ttlSeconds: 3600 } })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.responses-cached-across-links' },
  }),
]
