import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario, SiteKind } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const lost = (esp: EspId, cdn: SiteKind, links: 0 | 1 | 2): Scenario =>
  defineScenario({
    id: `host-lost-${esp}-${cdn}-${links}`,
    title: `${cdn} sends the ESP's own name to ${esp}; ${links} links at hand`,
    setup: { esp, cdn, links },
    changes: [edge({ hostHeader: 'origin', forwardedHost: false })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.host-header-not-forwarded',
      mustNot: [
        'forwarding.query-string-not-forwarded',
        'forwarding.tracking-domain-not-registered-at-esp',
        'forwarding.http-not-forwarded',
        'cdn.edge-forwards-to-wrong-origin',
        'cdn.edge-has-no-route',
      ],
      areas: { dns: 'ok', tls: 'ok', forwarding: 'error' },
    },
    demo: esp === 'sendgrid' && cdn === 'cloudfront' && links === 2,
  })

export const scenarios: Scenario[] = [
  lost('sendgrid', 'cloudfront', 2),
  lost('sendgrid', 'keycdn', 1),
  lost('sendgrid', 'nginx', 0),
  lost('sparkpost', 'fastly', 1),
  lost('sparkpost', 'cloudfront', 0),
  lost('ses', 'cloudfront', 2),
  lost('ses', 'caddy', 1),
]
