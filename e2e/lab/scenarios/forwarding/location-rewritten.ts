import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, Scenario } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const rewritten = (name: string, esp: EspId, location: Behaviour['location']): Scenario =>
  defineScenario({
    id: `location-${name}`,
    title: `The proxy rewrites the Location: ${name}`,
    setup: { esp, cdn: 'nginx' },
    changes: [edge({ location })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.location-rewritten',
      mustNot: ['forwarding.redirect-loop', 'cdn.edge-forwards-to-wrong-origin', 'forwarding.edge-follows-redirects'],
    },
  })

export const scenarios: Scenario[] = [
  rewritten('own-host', 'sendgrid', 'own-host'),
  rewritten('query-cut', 'sparkpost', 'query-cut'),
  rewritten('elsewhere', 'ses', 'https://www.{domain}/welcome'),
]
