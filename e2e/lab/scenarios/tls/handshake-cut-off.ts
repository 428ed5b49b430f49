import { ports } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'handshake-cut-off',
  title: 'The edge hangs up at the first byte of the handshake',
  setup: { esp: 'sendgrid', cdn: 'haproxy' },
  changes: [ports({ port443: 'resets' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.handshake-cut-off',
    mustNot: ['tls.https-port-closed', 'tls.edge-has-no-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
