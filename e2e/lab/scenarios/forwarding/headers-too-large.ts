import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenario = defineScenario({
  id: 'headers-too-large',
  title: 'The proxy adds nine kilobytes of cookies, and Amazon SES refuses',
  setup: { esp: 'ses', cdn: 'nginx' },
  changes: [edge({ addsHeaderBytes: 9000 })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'forwarding.headers-too-large',
    must: ['forwarding.headers-too-large'],
    mustNot: ['forwarding.host-header-not-forwarded', 'forwarding.path-not-forwarded-byte-for-byte', 'cdn.edge-forwards-to-wrong-origin'],
  },
})
