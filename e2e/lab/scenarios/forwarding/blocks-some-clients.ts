import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario, SiteKind } from '#e2e/lab/scenario.ts'

const refused = (cdn: SiteKind, client: string, links: 0 | 1 | 2): Scenario =>
  defineScenario({
    id: `refuses-${client.toLowerCase()}-${cdn}`,
    title: `${cdn} refuses ${client}`,
    setup: { esp: 'sendgrid', cdn, links },
    changes: [edge({ refusesClients: [client] })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.blocks-some-clients',
      mustNot: ['cdn.edge-blocks-requests', 'forwarding.responses-cached-across-links', 'forwarding.http-not-forwarded'],
    },
  })

export const scenarios: Scenario[] = [
  refused('cloudflare', 'iPhone', 2),
  refused('cloudfront', 'GoogleImageProxy', 1),
  refused('nginx', 'iPhone', 0),
]
