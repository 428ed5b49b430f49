import { account } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { EspAccount, Scenario } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const unregistered = (esp: EspId, state: EspAccount['state'], links: 0 | 1 | 2): Scenario =>
  defineScenario({
    id: `${state}-at-${esp}-${links}`,
    title: `The edge forwards well, and ${esp} has the link host ${state}; ${links} links at hand`,
    setup: { esp, cdn: 'cloudfront', links },
    changes: [account({ state })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.tracking-domain-not-registered-at-esp',
      mustNot: ['forwarding.host-header-not-forwarded', 'forwarding.query-string-not-forwarded', 'cdn.edge-forwards-to-wrong-origin'],
    },
    demo: state === 'invalidated' && links === 2,
  })

export const scenarios: Scenario[] = [
  unregistered('sendgrid', 'invalidated', 2),
  unregistered('sendgrid', 'unknown', 1),
  unregistered('sendgrid', 'unknown', 0),
  unregistered('sparkpost', 'unknown', 1),
  unregistered('ses', 'unknown', 2),
]
