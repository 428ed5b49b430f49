import { ports } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'handshake-broken',
  title: 'Something answers the handshake with nonsense',
  setup: { esp: 'sendgrid', cdn: 'haproxy' },
  changes: [ports({ port443: 'garbles' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.handshake-broken',
    mustNot: ['tls.plain-http-on-443', 'tls.edge-has-no-certificate', 'tls.handshake-cut-off'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
