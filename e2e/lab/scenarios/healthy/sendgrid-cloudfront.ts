import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'sendgrid-cloudfront',
  title: 'SendGrid behind CloudFront, everything right',
  setup: { esp: 'sendgrid', cdn: 'cloudfront', chosen: 'cloudfront', open: true, records: true },
  expect: { verdict: 'ready', edge: 'cloudfront', areas: { dns: 'ok', cdn: 'ok', tls: 'ok', forwarding: 'ok' } },
  demo: true,
})
