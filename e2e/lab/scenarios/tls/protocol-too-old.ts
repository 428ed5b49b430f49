import { tls } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'protocol-too-old',
  title: 'A proxy that speaks TLS 1.1 at most',
  setup: { esp: 'sendgrid', cdn: 'apache' },
  changes: [tls({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.protocol-too-old',
    mustNot: ['tls.edge-has-no-certificate', 'tls.https-port-closed', 'tls.plain-http-on-443'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
