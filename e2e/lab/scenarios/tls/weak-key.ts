import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'weak-key',
  title: 'A certificate for a key of RSA 1024',
  setup: { esp: 'sparkpost', cdn: 'apache' },
  changes: [certificate('weak-key')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.weak-key',
    mustNot: ['tls.sha1-signature', 'tls.untrusted-issuer'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
