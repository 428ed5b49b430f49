import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

const broken = (body: 'claims-gzip' | 'broken-gzip', title: string) =>
  defineScenario({
    id: body,
    title,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [edge({ body })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.content-encoding-broken',
      mustNot: ['forwarding.unexpected-large-response', 'forwarding.edge-hangs'],
    },
  })

export const scenarios = [
  broken('claims-gzip', 'The edge announces gzip and sends none'),
  broken('broken-gzip', 'The edge sends gzip that breaks off'),
]
