import { edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { SiteKind } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const scenario = (cdn: SiteKind, esp: EspId, title: string) =>
  defineScenario({
    id: `edge-blocks-requests-${cdn}`,
    title,
    setup: { esp, cdn },
    changes: [edge({ answers: 'blocked' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'cdn.edge-blocks-requests',
      mustNot: ['cdn.name-not-added-to-cdn', 'cdn.edge-forwards-to-wrong-origin', 'forwarding.rate-limited-by-esp'],
    },
    demo: cdn === 'cloudflare',
  })

export const scenarios = [
  scenario('cloudflare', 'sendgrid', "A Cloudflare firewall rule refuses the links' long tokens"),
  scenario('cloudfront', 'sparkpost', 'AWS WAF in front of CloudFront refuses requests'),
  scenario('azure', 'ses', 'The WAF policy of Front Door refuses requests'),
  scenario('nginx', 'sendgrid', 'An nginx proxy denies everybody'),
  scenario('haproxy', 'sparkpost', 'An HAProxy rule denies requests'),
]
