import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'certificate-expires-soon',
  title: 'Six days remain of ninety',
  setup: { esp: 'sendgrid', cdn: 'keycdn' },
  changes: [certificate('expires-soon')],
  expect: { verdict: 'ready', rootCause: 'tls.certificate-expires-soon', mustNot: ['tls.certificate-expired'], areas: { tls: 'warning' } },
  demo: true,
})
