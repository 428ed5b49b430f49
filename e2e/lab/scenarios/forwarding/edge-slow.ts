import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

/** Slow is not endless: the answer comes, late. What would follow it no longer fits into the run. */
const verySlow = defineScenario({
  id: 'edge-very-slow',
  title: 'Every answer takes seven seconds',
  setup: { esp: 'sendgrid', cdn: 'nginx', links: 1 },
  changes: [edge({ delayMs: 7000 })],
  expect: {
    verdict: 'could-not-check',
    rootCause: 'forwarding.edge-slow',
    mustNot: ['forwarding.edge-hangs', 'forwarding.http-port-closed', 'cdn.edge-cannot-reach-origin'],
  },
})

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

export const scenarios = [verySlow]
