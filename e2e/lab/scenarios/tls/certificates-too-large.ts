import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenarios = [
  defineScenario({
    id: 'certificates-too-large',
    title: 'A certificate with thousands of names, of more than 100 kB',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [certificate({ strangers: 3_500 })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.certificates-too-large',
      mustNot: ['tls.edge-has-no-certificate', 'tls.handshake-broken'],
      areas: { dns: 'ok', tls: 'error' },
    },
  }),
  defineScenario({
    id: 'certificates-large',
    title: 'A certificate with thousands of names, of 75 kB: browsers take it',
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [certificate({ strangers: 2_200 })],
    expect: { verdict: 'ready', areas: { tls: 'ok' } },
  }),
]
