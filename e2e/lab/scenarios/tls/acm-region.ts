import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'acm-region',
  title: 'CloudFront without a certificate of the link host',
  setup: { esp: 'sendgrid', cdn: 'cloudfront' },
  changes: [certificate('default')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.edge-default-certificate',
    must: ['tls.edge-default-certificate', 'tls.acm-region'],
    mustNot: ['tls.hostname-mismatch'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
