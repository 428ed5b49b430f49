import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const mustNot = ['forwarding.location-rewritten' as const, 'forwarding.needs-a-real-link' as const]

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'sent-inside',
    title: 'The proxy redirects to an address of the inner network',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [edge({ redirectsTo: 'http://10.20.0.4/login' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.edge-redirects-to-internal-address', mustNot },
  }),
  defineScenario({
    id: 'location-inside',
    title: "The proxy puts its own inner name into the ESP's Location",
    setup: { esp: 'ses', cdn: 'haproxy' },
    changes: [edge({ location: 'http://tracking.internal/offers/1' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.edge-redirects-to-internal-address', mustNot },
  }),
]
