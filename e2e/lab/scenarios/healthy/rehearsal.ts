import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'rehearsal-ready',
    title: 'The edge is ready, DNS still leads to SendGrid: rehearsed before the cut-over',
    setup: { esp: 'sendgrid', cdn: 'cloudfront', rehearsal: true, chosen: 'cloudfront', records: true },
    expect: { verdict: 'ready', mustNot: ['dns.cname-points-to-esp', 'tls.esp-certificate-shown'], edge: 'cloudfront' },
    demo: true,
  }),
  defineScenario({
    id: 'rehearsal-wrong-certificate',
    title: 'The edge is rehearsed and has no certificate for the link host yet',
    setup: { esp: 'sendgrid', cdn: 'fastly', rehearsal: true },
    changes: [certificate('default')],
    expect: { verdict: 'not-ready', rootCause: 'tls.edge-default-certificate', mustNot: ['dns.cname-points-to-esp'] },
  }),
]
