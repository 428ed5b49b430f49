import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'hostname-mismatch',
  title: 'The certificate is for the web site',
  setup: { esp: 'sparkpost', cdn: 'cloudfront' },
  changes: [certificate('other-name')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.hostname-mismatch',
    mustNot: ['tls.wildcard-too-shallow', 'tls.edge-default-certificate', 'tls.no-subject-alternative-name', 'tls.untrusted-issuer'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
