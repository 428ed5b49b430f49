import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'claims-gzip',
  title: 'The edge announces gzip and sends none',
  setup: { esp: 'sendgrid', cdn: 'nginx' },
  changes: [edge({ body: 'claims-gzip' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'forwarding.content-encoding-broken',
    mustNot: ['forwarding.unexpected-large-response', 'forwarding.edge-hangs'],
  },
})
