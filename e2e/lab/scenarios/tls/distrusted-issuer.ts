import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'distrusted-issuer',
  title: 'The chain ends at a root that Firefox has removed',
  setup: { esp: 'sendgrid', cdn: 'haproxy' },
  changes: [certificate({ issuer: 'removed' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.distrusted-issuer',
    mustNot: ['tls.untrusted-issuer', 'tls.missing-intermediate', 'tls.wrong-intermediate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
