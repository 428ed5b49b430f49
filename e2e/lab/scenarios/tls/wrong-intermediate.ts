import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'wrong-intermediate',
  title: 'The bundle of last year stayed when the certificate was renewed',
  setup: { esp: 'sparkpost', cdn: 'haproxy' },
  changes: [certificate('wrong-intermediate')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.wrong-intermediate',
    mustNot: ['tls.untrusted-issuer', 'tls.missing-intermediate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
