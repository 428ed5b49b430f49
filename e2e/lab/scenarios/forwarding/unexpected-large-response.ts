import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Behaviour, Scenario } from '#e2e/lab/scenario.ts'

const large = (body: Behaviour['body']): Scenario =>
  defineScenario({
    id: `body-${body}`,
    title: `The body of the redirect is ${body}`,
    setup: { esp: 'sendgrid', cdn: 'nginx', links: 1 },
    changes: [edge({ body })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.unexpected-large-response',
      mustNot: ['forwarding.edge-hangs', 'forwarding.content-encoding-broken'],
    },
  })

export const scenarios: Scenario[] = [large('huge'), large('endless')]
