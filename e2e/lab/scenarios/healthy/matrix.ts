import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario, SiteKind } from '#e2e/lab/scenario.ts'
import { cdnIds, type EspId, espIds } from '#lib/engine/target/target.ts'

/** What Braze's guides name for each ESP, and own proxies for all of them. SendGrid on CloudFront has a file of its own. */
const pairs: Record<EspId, SiteKind[]> = {
  sendgrid: ['cloudflare', 'fastly', 'keycdn', 'gcp', 'azure', 'akamai', 'bunny', 'imperva', 'nginx', 'haproxy', 'caddy', 'apache'],
  sparkpost: ['cloudfront', 'cloudflare', 'fastly', 'keycdn', 'gcp', 'azure', 'nginx', 'haproxy', 'caddy', 'apache'],
  ses: ['cloudfront', 'cloudflare', 'fastly', 'keycdn', 'gcp', 'azure', 'nginx', 'haproxy', 'caddy', 'apache'],
}

const espNames: Record<EspId, string> = { sendgrid: 'SendGrid', sparkpost: 'SparkPost', ses: 'Amazon SES' }
const providerOf = (kind: SiteKind) => cdnIds.find((id) => id === kind) ?? 'custom-proxy'

function withLinks(esp: EspId, cdn: SiteKind): Scenario {
  return defineScenario({
    id: `${esp}-${cdn}`,
    title: `${espNames[esp]} behind ${cdn}, with real links`,
    setup: { esp, cdn, chosen: providerOf(cdn), records: true },
    expect: { verdict: 'ready', edge: providerOf(cdn), mustNot: ['cdn.not-the-chosen-one', 'forwarding.needs-a-real-link'] },
    demo: ['sendgrid-nginx', 'sparkpost-cloudfront', 'ses-cloudflare'].includes(`${esp}-${cdn}`),
  })
}

/** SparkPost has a documented test path; a made-up link of the others proves nothing. */
function withoutLinks(esp: EspId, cdn: SiteKind): Scenario {
  const provable = esp === 'sparkpost'
  return defineScenario({
    id: `${esp}-${cdn}-no-link`,
    title: `${espNames[esp]} behind ${cdn}, no link from a mail at hand`,
    setup: { esp, cdn, links: 0 },
    expect: provable
      ? { verdict: 'ready', edge: providerOf(cdn) }
      : {
          verdict: 'could-not-check',
          rootCause: 'forwarding.needs-a-real-link',
          must: ['forwarding.needs-a-real-link'],
          areas: { dns: 'ok', tls: 'ok', forwarding: 'unknown' },
          mustNot: ['forwarding.tracking-domain-not-registered-at-esp', 'forwarding.host-header-not-forwarded'],
          edge: providerOf(cdn),
        },
  })
}

export const scenarios: Scenario[] = [
  ...espIds.flatMap((esp) => pairs[esp].map((cdn) => withLinks(esp, cdn))),
  ...espIds.flatMap((esp) => (['cloudfront', 'cloudflare', 'gcp', 'nginx'] as const).map((cdn) => withoutLinks(esp, cdn))),
]
