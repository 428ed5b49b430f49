import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const scenario = (esp: EspId, origin: string, title: string, links: 0 | 2) =>
  defineScenario({
    id: `wrong-esp-${esp}-${links}`,
    title,
    setup: { esp, cdn: 'fastly', links },
    changes: [edge({ origin })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'cdn.edge-forwards-to-wrong-esp',
      mustNot: ['cdn.edge-forwards-to-wrong-origin', 'forwarding.host-header-not-forwarded'],
    },
  })

export const scenarios = [
  scenario('sparkpost', 'sendgrid.net', 'The account is at SparkPost, the edge forwards to SendGrid', 2),
  scenario('ses', 'sendgrid.net', 'The account is at Amazon SES, the edge forwards to SendGrid', 0),
]
