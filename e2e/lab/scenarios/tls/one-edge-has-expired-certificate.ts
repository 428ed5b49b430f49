import { oneAddress } from '#e2e/lab/changes.ts'
import { defineScenario, goodCertificate } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'one-edge-has-expired-certificate',
  title: 'One of two addresses still shows the old certificate',
  setup: { esp: 'sendgrid', cdn: 'fastly' },
  changes: [oneAddress(1, { certificate: { ...goodCertificate('{host}'), notBeforeDays: -95, notAfterDays: -5 } })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.one-edge-has-expired-certificate',
    mustNot: ['tls.certificate-expired', 'tls.certificate-expires-soon'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
