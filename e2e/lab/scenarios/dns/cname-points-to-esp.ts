import { linkRecords } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'cname-points-to-esp',
  title: 'The record still leads straight to SendGrid',
  setup: { esp: 'sendgrid', cdn: 'cloudfront' },
  changes: [linkRecords({ type: 'CNAME', data: '{esp}' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'dns.cname-points-to-esp',
    mustNot: ['dns.name-does-not-exist', 'cdn.name-not-added-to-cdn', 'dns.cname-to-wrong-target'],
    edge: 'esp-direct',
  },
  demo: true,
})
