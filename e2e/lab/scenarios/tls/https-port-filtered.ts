import { ports } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'https-port-filtered',
  title: 'Port 80 forwards, port 443 swallows what is sent',
  setup: { esp: 'sparkpost', cdn: 'haproxy' },
  changes: [ports({ port443: 'silent' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.https-port-filtered',
    mustNot: ['tls.https-port-closed', 'tls.edge-has-no-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
