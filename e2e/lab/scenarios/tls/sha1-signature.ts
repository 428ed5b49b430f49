import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'sha1-signature',
  title: 'A certificate signed with SHA-1',
  setup: { esp: 'ses', cdn: 'apache' },
  changes: [certificate('sha1')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.sha1-signature',
    mustNot: ['tls.weak-key', 'tls.untrusted-issuer'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
