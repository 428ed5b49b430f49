import { certificate } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'cloudflare-origin-certificate-exposed',
  title: 'A proxy shows visitors the certificate meant for Cloudflare alone',
  setup: { esp: 'sendgrid', cdn: 'nginx' },
  changes: [certificate('cloudflare-origin')],
  expect: {
    verdict: 'not-ready',
    rootCause: 'tls.cloudflare-origin-certificate-exposed',
    mustNot: ['tls.untrusted-issuer', 'tls.missing-intermediate', 'tls.certificate-lifetime-refused'],
    areas: { dns: 'ok', tls: 'error' },
  },
})
