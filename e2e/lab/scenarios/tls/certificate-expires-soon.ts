import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario, type Setup } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const ofLife = (id: string, title: string, setup: Setup, life: number, left: number): Scenario =>
  defineScenario({
    id,
    title,
    setup,
    changes: [certificate({ notBeforeDays: left - life, notAfterDays: left })],
    expect: { verdict: 'ready', rootCause: null, mustNot: ['tls.certificate-expires-soon'], areas: { tls: 'ok' } },
  })

export const scenarios = [
  defineScenario({
    id: 'certificate-expires-soon',
    title: 'Six days remain of ninety',
    setup: { esp: 'sendgrid', cdn: 'keycdn' },
    changes: [certificate('expires-soon')],
    expect: {
      verdict: 'ready',
      rootCause: 'tls.certificate-expires-soon',
      mustNot: ['tls.certificate-expired'],
      areas: { tls: 'warning' },
    },
    demo: true,
  }),
  ofLife('acm-395-days', 'ACM, 99 days left of 395: renewed from 60 on', { esp: 'sendgrid', cdn: 'cloudfront' }, 395, 99),
  ofLife('acm-198-days', 'ACM, 30 days left of 198: being renewed since 45', { esp: 'ses', cdn: 'cloudfront' }, 198, 30),
  ofLife('acme-90-days', 'An ACME client that renews with 20 of 90 days left', { esp: 'sendgrid', cdn: 'caddy' }, 90, 20),
]
