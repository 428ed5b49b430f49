import { account, edge } from '#e2e/lab/changes.ts'
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

/** Another region may know the name from before, and then has a page of its own for links that it does not know. */
const region = defineScenario({
  id: 'wrong-region-sendgrid',
  title: 'The edge forwards to the European hosts of SendGrid, the account is at the American ones',
  setup: { esp: 'sendgrid', cdn: 'fastly', linkForm: 'path' },
  changes: [account({ knownInOtherRegion: true }), edge({ origin: 'eu.sendgrid.net' })],
  expect: {
    verdict: 'not-ready',
    rootCause: 'cdn.edge-forwards-to-wrong-esp',
    mustNot: [
      'forwarding.host-header-not-forwarded',
      'forwarding.path-not-forwarded-byte-for-byte',
      'forwarding.tracking-domain-not-registered-at-esp',
    ],
  },
})

export const scenarios = [
  region,
  scenario('sparkpost', 'sendgrid.net', 'The account is at SparkPost, the edge forwards to SendGrid', 2),
  scenario('ses', 'sendgrid.net', 'The account is at Amazon SES, the edge forwards to SendGrid', 0),
]
