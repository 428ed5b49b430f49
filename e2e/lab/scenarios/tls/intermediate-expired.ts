import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'intermediate-expired',
  title: 'The intermediate that is sent has expired',
  setup: { esp: 'sendgrid', cdn: 'apache' },
  changes: [certificate('expired-intermediate')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.intermediate-expired',
    mustNot: ['tls.certificate-expired', 'tls.untrusted-issuer', 'tls.missing-intermediate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
