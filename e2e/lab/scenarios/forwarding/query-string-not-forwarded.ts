import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario, SiteKind } from '#e2e/lab/scenario.ts'

const dropped = (cdn: SiteKind, links: 1 | 2): Scenario =>
  defineScenario({
    id: `query-dropped-${cdn}`,
    title: `${cdn} drops the query string`,
    setup: { esp: 'sendgrid', cdn, links },
    changes: [edge({ query: 'dropped' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'forwarding.query-string-not-forwarded',
      mustNot: [
        'forwarding.host-header-not-forwarded',
        'forwarding.tracking-domain-not-registered-at-esp',
        'forwarding.query-string-re-encoded',
        'forwarding.responses-cached-across-links',
      ],
      areas: { dns: 'ok', tls: 'ok', forwarding: 'error' },
    },
    demo: cdn === 'cloudfront',
  })

export const scenarios: Scenario[] = [dropped('cloudfront', 2), dropped('fastly', 1), dropped('nginx', 1)]
