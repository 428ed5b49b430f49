import { oneAddress } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { PortState, Scenario } from '#e2e/lab/scenario.ts'

/** One dead address of two says nothing of what the other forwards, whichever of them is asked first. */
const dead = (index: 0 | 1, how: PortState): Scenario =>
  defineScenario({
    id: `address-${index}-${how}`,
    title: `Address number ${index} of two: ${how}`,
    setup: { esp: 'sendgrid', cdn: 'cloudfront' },
    changes: [oneAddress(index, { port80: how, port443: how })],
    expect: {
      verdict: 'ready',
      rootCause: 'dns.one-edge-address-dead',
      mustNot: [
        'forwarding.http-port-closed',
        'forwarding.one-edge-address-differs',
        'forwarding.edge-hangs',
        'forwarding.https-not-forwarded',
      ],
    },
  })

export const scenarios: Scenario[] = [dead(0, 'refused'), dead(1, 'refused'), dead(0, 'silent')]
