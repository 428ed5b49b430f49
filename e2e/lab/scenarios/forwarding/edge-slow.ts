import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'edge-slow',
  title: 'Every answer takes more than three seconds',
  setup: { esp: 'sendgrid', cdn: 'nginx', links: 1 },
  changes: [edge({ delayMs: 3200 })],
  expect: {
    verdict: 'ready',
    rootCause: 'forwarding.edge-slow',
    mustNot: ['forwarding.edge-hangs', 'forwarding.http-port-closed'],
    areas: { forwarding: 'warning' },
  },
})
