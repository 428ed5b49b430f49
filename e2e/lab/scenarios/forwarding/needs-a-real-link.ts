import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'needs-a-real-link',
  title: 'Everything looks well, and only a real link could prove it',
  setup: { esp: 'sendgrid', cdn: 'fastly', links: 0 },
  expect: {
    verdict: 'could-not-check',
    rootCause: 'forwarding.needs-a-real-link',
    must: ['forwarding.needs-a-real-link'],
    mustNot: ['forwarding.tracking-domain-not-registered-at-esp', 'forwarding.host-header-not-forwarded', 'forwarding.http-not-forwarded'],
    areas: { dns: 'ok', tls: 'ok', forwarding: 'unknown' },
  },
  demo: true,
})
