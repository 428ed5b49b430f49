import { edge, ports } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const mustNot = ['forwarding.edge-slow' as const, 'forwarding.unexpected-large-response' as const, 'forwarding.http-port-closed' as const]

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'body-hangs',
    title: 'Headers come, and then nothing',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [edge({ body: 'hangs' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.edge-hangs', mustNot },
  }),
  defineScenario({
    id: 'headers-never-come',
    title: 'TLS stands, and no answer comes',
    setup: { esp: 'ses', cdn: 'haproxy', links: 1 },
    changes: [edge({ delayMs: 30_000 }), ports({ port80: 'open' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.edge-hangs', mustNot },
  }),
]
