import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'wildcard-too-shallow',
  title: 'The certificate is for *.domain, the link host is two labels deep',
  setup: { esp: 'sendgrid', cdn: 'cloudflare' },
  changes: [certificate('wildcard-too-shallow')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.wildcard-too-shallow',
    mustNot: ['tls.hostname-mismatch', 'tls.edge-default-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
  demo: true,
})
