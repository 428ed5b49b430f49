import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const expected = {
  verdict: 'not-ready',
  rootCause: 'forwarding.redirect-loop',
  mustNot: ['forwarding.location-rewritten', 'forwarding.needs-a-real-link', 'forwarding.http-not-forwarded'],
} as const

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'loop-to-itself',
    title: 'Every link redirects to itself',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [edge({ loop: true })],
    expect: { ...expected, mustNot: [...expected.mustNot] },
  }),
  defineScenario({
    id: 'loop-between-schemes',
    title: 'HTTP redirects to HTTPS, and HTTPS back to HTTP',
    setup: { esp: 'sendgrid', cdn: 'cloudflare' },
    changes: [edge({ http: 'redirects-to-https', https: 'redirects-to-http' })],
    expect: { ...expected, mustNot: [...expected.mustNot] },
    demo: true,
  }),
  defineScenario({
    id: 'loop-without-link',
    title: 'Every link redirects to itself, no link at hand',
    setup: { esp: 'ses', cdn: 'cloudfront', links: 0 },
    changes: [edge({ loop: true })],
    expect: { ...expected, mustNot: [...expected.mustNot] },
  }),
]
