import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'esp-certificate-shown',
  title: 'HTTPS still reaches the ESP, which shows its own certificate',
  setup: { esp: 'sendgrid', cdn: 'none' },
  expect: {
    verdict: 'not-ready',
    rootCause: 'dns.cname-points-to-esp',
    must: ['tls.esp-certificate-shown'],
    mustNot: ['tls.hostname-mismatch', 'tls.edge-default-certificate'],
  },
})
