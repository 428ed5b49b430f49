import { certificate, tls } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenarios = [
  defineScenario({
    id: 'ocsp-staple-missing',
    title: 'A certificate marked "must staple", and nothing stapled',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [certificate({ mustStaple: true })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.ocsp-staple-missing',
      mustNot: ['tls.not-a-server-certificate'],
      areas: { dns: 'ok', tls: 'error' },
    },
  }),
  defineScenario({
    id: 'ocsp-stapled',
    title: 'A certificate marked "must staple", and stapled',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [certificate({ mustStaple: true }), tls({ staples: true })],
    expect: { verdict: 'ready', areas: { tls: 'ok' } },
  }),
]
