import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'self-signed-certificate',
  title: 'A proxy with the certificate of its own making',
  setup: { esp: 'sparkpost', cdn: 'nginx' },
  changes: [certificate('self-signed')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.self-signed-certificate',
    mustNot: ['tls.untrusted-issuer', 'tls.missing-intermediate', 'tls.not-a-server-certificate'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
