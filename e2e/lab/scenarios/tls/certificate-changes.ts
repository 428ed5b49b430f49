import { tls } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenarios = [
  defineScenario({
    id: 'certificate-changes',
    title: 'Two machines behind one address, one of them with the old certificate',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [tls({ otherMachine: { notBeforeDays: -95, notAfterDays: -5 } })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.one-edge-has-expired-certificate',
      mustNot: ['tls.certificate-expired'],
      areas: { dns: 'ok', tls: 'error' },
    },
  }),
  defineScenario({
    id: 'certificate-differs',
    title: 'Two machines behind one address, each with a good certificate of its own',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [tls({ otherMachine: { notBeforeDays: -10, notAfterDays: 80 } })],
    expect: { verdict: 'ready', areas: { tls: 'ok' } },
  }),
]
