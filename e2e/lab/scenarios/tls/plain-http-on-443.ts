import { ports } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'plain-http-on-443',
  title: 'The listener on port 443 was not marked as TLS',
  setup: { esp: 'sendgrid', cdn: 'haproxy' },
  changes: [ports({ port443: 'plain-http' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.plain-http-on-443',
    mustNot: ['tls.https-port-closed', 'tls.edge-has-no-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
