import { ports } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { PortState, Scenario } from '#e2e/lab/scenario.ts'

const closed = (port80: PortState): Scenario =>
  defineScenario({
    id: `http-port-${port80}`,
    title: `Port 80: ${port80}; HTTPS is well`,
    setup: { esp: 'sendgrid', cdn: port80 === 'refused' ? 'gcp' : 'nginx' },
    changes: [ports({ port80 })],
    expect: {
      verdict: 'ready',
      rootCause: 'forwarding.http-port-closed',
      mustNot: ['forwarding.http-not-forwarded', 'dns.edge-refuses-connections', 'dns.edge-unreachable', 'dns.one-edge-address-dead'],
      areas: { forwarding: 'warning' },
    },
    demo: port80 === 'refused',
  })

export const scenarios: Scenario[] = [closed('refused'), closed('silent')]
