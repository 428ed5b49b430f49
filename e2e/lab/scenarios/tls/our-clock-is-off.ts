import { ourside } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenarios = [-100, 100].map((days) =>
  defineScenario({
    id: days < 0 ? 'our-clock-is-behind' : 'our-clock-is-ahead',
    title: `Our own clock is ${Math.abs(days)} days ${days < 0 ? 'behind' : 'ahead'}: a good certificate looks out of its time`,
    setup: { esp: 'sendgrid', cdn: 'fastly' },
    changes: [ourside({ clockOffsetSeconds: days * 86_400 })],
    expect: {
      verdict: 'could-not-check',
      rootCause: 'checker.could-not-check',
      mustNot: ['tls.certificate-expired', 'tls.certificate-not-yet-valid', 'tls.certificate-expires-soon', 'tls.intermediate-expired'],
      areas: { dns: 'ok', tls: 'unknown' },
    },
  }),
)
