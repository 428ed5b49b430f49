import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'untrusted-issuer',
  title: "The company's own CA issued the certificate",
  setup: { esp: 'sendgrid', cdn: 'apache' },
  changes: [certificate('unknown-root')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.untrusted-issuer',
    mustNot: ['tls.self-signed-certificate', 'tls.missing-intermediate', 'tls.distrusted-issuer'],
    areas: { dns: 'ok', tls: 'error' },
  },
  demo: true,
})
