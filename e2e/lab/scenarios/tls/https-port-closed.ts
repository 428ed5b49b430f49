import { ports } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'https-port-closed',
  title: 'Port 80 forwards, port 443 refuses',
  setup: { esp: 'sendgrid', cdn: 'nginx' },
  changes: [ports({ port443: 'refused' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.https-port-closed',
    mustNot: ['tls.https-port-filtered', 'tls.edge-has-no-certificate', 'tls.hostname-mismatch'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
