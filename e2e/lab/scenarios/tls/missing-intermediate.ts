import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'missing-intermediate',
  title: 'The proxy sends the certificate alone',
  setup: { esp: 'sendgrid', cdn: 'nginx' },
  changes: [certificate('missing-intermediate')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.missing-intermediate',
    mustNot: ['tls.untrusted-issuer', 'tls.wrong-intermediate', 'tls.self-signed-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
  demo: true,
})
