import { oneAddress } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const odd = (links: 0 | 2): Scenario =>
  defineScenario({
    id: `one-address-loses-host-${links}`,
    title: `One of two addresses does not forward the Host; ${links} links at hand`,
    setup: { esp: 'sendgrid', cdn: 'fastly', links },
    changes: [oneAddress(1, { behaviour: { hostHeader: 'origin' } })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.one-edge-address-differs', mustNot: ['forwarding.needs-a-real-link'] },
  })

export const scenarios: Scenario[] = [odd(2), odd(0)]
