import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'no-subject-alternative-name',
  title: 'The name stands in the common name only',
  setup: { esp: 'sendgrid', cdn: 'nginx' },
  changes: [certificate('common-name-only')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.no-subject-alternative-name',
    mustNot: ['tls.hostname-mismatch', 'tls.not-a-server-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
