import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'edge-default-certificate',
  title: 'Fastly shows its own certificate: none was ordered for the link host',
  setup: { esp: 'sendgrid', cdn: 'fastly' },
  changes: [certificate('default')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.edge-default-certificate',
    mustNot: ['tls.hostname-mismatch', 'tls.wildcard-too-shallow', 'tls.untrusted-issuer', 'tls.acm-region'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
