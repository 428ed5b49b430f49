import { account } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'rate-limited',
  title: 'SparkPost limits repeated clicks from the first on',
  setup: { esp: 'sparkpost', cdn: 'fastly', links: 1 },
  changes: [account({ rateLimitAfter: 0 })],
  expect: {
    verdict: 'could-not-check',
    rootCause: 'forwarding.rate-limited-by-esp',
    must: ['forwarding.rate-limited-by-esp'],
    mustNot: ['forwarding.host-header-not-forwarded', 'forwarding.tracking-domain-not-registered-at-esp', 'cdn.edge-blocks-requests'],
  },
})
