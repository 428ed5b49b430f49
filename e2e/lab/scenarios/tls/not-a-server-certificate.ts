import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'not-a-server-certificate',
  title: 'A certificate made for clients',
  setup: { esp: 'sparkpost', cdn: 'nginx' },
  changes: [certificate({ purpose: 'client' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.not-a-server-certificate',
    mustNot: ['tls.untrusted-issuer', 'tls.hostname-mismatch'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
