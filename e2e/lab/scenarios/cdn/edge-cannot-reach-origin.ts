import { account, edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { SiteKind } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const scenario = (cdn: SiteKind, esp: EspId, title: string, origin = 'sengrid.example') =>
  defineScenario({
    id: `edge-cannot-reach-origin-${cdn}`,
    title,
    setup: { esp, cdn },
    changes: [edge({ origin })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'cdn.edge-cannot-reach-origin',
      mustNot: ['cdn.edge-forwards-to-wrong-origin', 'cdn.name-not-added-to-cdn', 'cdn.edge-blocks-requests'],
    },
    demo: cdn === 'cloudfront',
  })

export const scenarios = [
  scenario('cloudfront', 'sendgrid', 'The origin of the distribution is mistyped'),
  scenario('cloudflare', 'ses', 'The record that Cloudflare forwards to does not resolve'),
  scenario('keycdn', 'sendgrid', 'KeyCDN cannot pull from its origin'),
  scenario('nginx', 'sparkpost', 'nginx forwards to a name that does not exist'),
  scenario('haproxy', 'ses', 'HAProxy finds no server for its back end'),
  defineScenario({
    id: 'esp-does-not-answer',
    title: 'The ESP itself is down: no fault of the edge that cannot reach it',
    setup: { esp: 'sendgrid', cdn: 'cloudfront' },
    changes: [account({ outage: 'silent' })],
    expect: {
      verdict: 'could-not-check',
      rootCause: 'forwarding.esp-does-not-answer',
      mustNot: ['cdn.edge-cannot-reach-origin', 'cdn.edge-forwards-to-wrong-origin'],
      areas: { cdn: 'unknown' },
    },
  }),
]
