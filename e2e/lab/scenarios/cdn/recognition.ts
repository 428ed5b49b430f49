import { account, certificate, edge } from '#e2e/lab/changes.ts'
import { addPublicRecords, linkRecords } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'

export const scenarios = [
  defineScenario({
    id: 'not-recognised',
    title: 'A proxy of the customer’s own, which says nothing of itself',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    expect: { verdict: 'ready', must: ['cdn.not-recognised'], edge: 'custom-proxy', areas: { cdn: 'ok' } },
  }),
  defineScenario({
    id: 'not-the-chosen-one',
    title: 'CloudFront was chosen, Fastly answers',
    setup: { esp: 'sendgrid', cdn: 'fastly', chosen: 'cloudfront' },
    expect: { verdict: 'ready', rootCause: 'cdn.not-the-chosen-one', edge: 'fastly', areas: { cdn: 'warning' } },
  }),
  ...(['https', 'answers'] as const).map((where) =>
    defineScenario({
      id: `not-the-chosen-one-origin-tls-${where}`,
      title: 'Cloudflare stands in front of a Google load balancer, which was chosen, and fails at TLS towards it',
      setup: { esp: 'sendgrid', cdn: 'cloudflare', chosen: 'gcp' },
      changes: [edge({ [where]: 'origin-tls-failure' })],
      expect: {
        verdict: 'not-ready',
        rootCause: 'cdn.not-the-chosen-one',
        must: ['cdn.not-the-chosen-one', 'cdn.edge-origin-tls-failure'],
        edge: 'cloudflare',
      },
    }),
  ),
  defineScenario({
    id: 'not-the-chosen-one-old-proxy',
    title: 'CloudFront was chosen; the old proxy still stands in front, with an expired certificate and without Host',
    setup: { esp: 'sendgrid', cdn: 'nginx', chosen: 'cloudfront' },
    changes: [edge({ hostHeader: 'origin' }), certificate('expired')],
    expect: {
      verdict: 'not-ready',
      rootCause: 'cdn.not-the-chosen-one',
      must: ['cdn.not-the-chosen-one', 'tls.certificate-expired', 'forwarding.host-header-not-forwarded'],
    },
  }),
  defineScenario({
    id: 'not-the-chosen-one-and-name-unknown',
    title: 'Fastly in front, KeyCDN chosen, and the ESP knows nothing of the name: the CSM is needed whichever it is',
    setup: { esp: 'sendgrid', cdn: 'fastly', chosen: 'keycdn' },
    changes: [account({ state: 'unknown' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.tracking-domain-not-registered-at-esp', must: ['cdn.not-the-chosen-one'] },
  }),
  defineScenario({
    id: 'chosen-one-behind',
    title: 'The chosen Google load balancer answers behind Cloudflare: it is in the row',
    setup: { esp: 'sendgrid', cdn: 'cloudflare', chosen: 'gcp' },
    changes: [edge({ behind: 'gcp' })],
    expect: { verdict: 'ready', rootCause: 'cdn.two-cdns-in-a-row', mustNot: ['cdn.not-the-chosen-one'] },
  }),
  defineScenario({
    id: 'two-cdns-in-a-row',
    title: 'Cloudflare stands in front of CloudFront, and both forward well',
    setup: { esp: 'sendgrid', cdn: 'cloudflare' },
    changes: [edge({ headers: [['Via', '1.1 3f1a5d0c2b4e6f708192a3b4c5d6e7f8.cloudfront.net (CloudFront)']] })],
    expect: { verdict: 'ready', rootCause: 'cdn.two-cdns-in-a-row', edge: 'cloudflare', areas: { cdn: 'warning' } },
  }),
  defineScenario({
    id: 'cloudflare-imitated',
    title: 'A proxy passes on headers of Cloudflare: its address is not one of theirs',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [
      edge({
        headers: [
          ['Server', 'cloudflare'],
          ['CF-RAY', '7d1f0a2b3c4d5e6f-FRA'],
        ],
      }),
    ],
    expect: { verdict: 'ready', edge: 'custom-proxy', mustNot: ['cdn.two-cdns-in-a-row'] },
  }),
  defineScenario({
    id: 'product-retired',
    title: 'The link host leads to Azure CDN (classic), which ends in 2027',
    setup: { esp: 'sparkpost', cdn: 'azure' },
    changes: [
      linkRecords({ type: 'CNAME', data: '{label}-product-retired.azureedge.net' }),
      addPublicRecords({ name: '{label}-product-retired.azureedge.net', type: 'CNAME', data: '{edge}' }),
    ],
    expect: { verdict: 'ready', rootCause: 'cdn.product-retired', edge: 'azure', areas: { cdn: 'warning' } },
  }),
]
