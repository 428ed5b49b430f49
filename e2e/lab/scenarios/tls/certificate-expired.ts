import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'certificate-expired',
  title: 'The certificate expired five days ago',
  setup: { esp: 'sendgrid', cdn: 'caddy' },
  changes: [certificate('expired')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.certificate-expired',
    mustNot: ['tls.certificate-expires-soon', 'tls.untrusted-issuer', 'tls.one-edge-has-expired-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
