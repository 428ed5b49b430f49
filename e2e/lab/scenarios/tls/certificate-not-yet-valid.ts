import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'certificate-not-yet-valid',
  title: 'The certificate is valid from three days ahead',
  setup: { esp: 'ses', cdn: 'nginx' },
  changes: [certificate('not-yet-valid')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.certificate-not-yet-valid',
    mustNot: ['tls.certificate-expired'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
