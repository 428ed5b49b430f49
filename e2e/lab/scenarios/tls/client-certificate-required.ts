import { tls } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'client-certificate-tls12',
  title: 'The proxy wants a client certificate and speaks TLS 1.2 at most, which has no alert for that',
  setup: { esp: 'sendgrid', cdn: 'haproxy' },
  changes: [tls({ clientCertificate: true, maxVersion: 'TLSv1.2' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'cdn.client-certificate-required',
    mustNot: ['tls.edge-has-no-certificate', 'tls.protocol-too-old'],
  },
})
