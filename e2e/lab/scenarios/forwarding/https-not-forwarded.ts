import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const mustNot = ['forwarding.http-not-forwarded' as const, 'forwarding.redirect-loop' as const, 'forwarding.needs-a-real-link' as const]

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'https-sent-to-http',
    title: 'HTTPS is redirected to HTTP, where links work',
    setup: { esp: 'sendgrid', cdn: 'cloudflare' },
    changes: [edge({ https: 'redirects-to-http' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.https-not-forwarded', mustNot },
  }),
  defineScenario({
    id: 'https-blank',
    title: 'HTTP reaches the ESP, HTTPS gives an empty page',
    setup: { esp: 'ses', cdn: 'haproxy' },
    changes: [edge({ https: 'blank' })],
    expect: { verdict: 'not-ready', must: ['forwarding.https-not-forwarded'], rootCause: 'forwarding.https-not-forwarded', mustNot },
  }),
  ...(['no-route', 'default-page', 'not-found'] as const).map((https) =>
    defineScenario({
      id: `https-block-${https}`,
      title: `The proxy forwards HTTP; its block for HTTPS forwards nothing (${https})`,
      setup: { esp: 'sendgrid', cdn: 'nginx' },
      changes: [edge({ https })],
      expect: { verdict: 'not-ready', rootCause: 'forwarding.https-not-forwarded', mustNot },
    }),
  ),
]
