import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { SiteKind } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const scenario = (cdn: SiteKind, esp: EspId, title: string) =>
  defineScenario({
    id: `edge-has-no-route-${cdn}`,
    title,
    setup: { esp, cdn },
    changes: [edge({ answers: 'no-route' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'cdn.edge-has-no-route',
      mustNot: ['cdn.name-not-added-to-cdn', 'cdn.edge-forwards-to-wrong-origin', 'forwarding.path-not-forwarded-byte-for-byte'],
    },
    demo: cdn === 'azure',
  })

export const scenarios = [
  scenario('azure', 'sendgrid', 'The domain is validated at Front Door, but no route names it'),
  scenario('gcp', 'sparkpost', 'The load balancer has no path rule for the link host'),
  scenario('nginx', 'ses', 'The nginx server block has no location that forwards'),
  scenario('caddy', 'sendgrid', 'The Caddy site has no reverse_proxy'),
  scenario('apache', 'sparkpost', 'The Apache virtual host has no ProxyPass'),
]
