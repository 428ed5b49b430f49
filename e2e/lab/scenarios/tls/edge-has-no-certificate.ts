import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'edge-has-no-certificate',
  title: 'The edge ends the handshake for the name with an alert',
  setup: { esp: 'sparkpost', cdn: 'cloudflare' },
  changes: [certificate('none')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.edge-has-no-certificate',
    mustNot: ['tls.https-port-closed', 'tls.protocol-too-old', 'tls.hostname-mismatch'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
