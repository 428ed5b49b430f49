import { appLinkStep } from '#lib/providers/common-guide.ts'
import type { GuideSetting, GuideStep, Recipe } from '#lib/providers/guide.ts'

/**
 * CloudFront. Sources: SparkPost support, HTTPS engagement tracking (2026); Twilio, universal
 * links; Amazon SES developer guide; AWS, managed cache and origin request policies.
 */
export const cloudfrontGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'Get the certificate',
    text: `Request a public certificate for ${recipe.hostname} in AWS Certificate Manager, validated by DNS, and leave its validation record in place for renewals.`,
    settings: [{ name: 'Region', value: 'us-east-1 (N. Virginia)', why: 'CloudFront takes certificates of this region only' }],
  },
  {
    title: 'Create the distribution',
    text: 'One distribution with one origin.',
    settings: [
      { name: 'Origin domain', value: recipe.origin },
      { name: 'Origin path', value: 'empty' },
      ...originSettings(recipe),
      { name: 'Alternate domain name (CNAME)', value: recipe.hostname },
      { name: 'Custom SSL certificate', value: 'the one from us-east-1; security policy TLSv1.2_2021' },
    ],
    caution:
      recipe.esp === 'sparkpost' ? 'X-Forwarded-Host is a fixed value, so each link host needs a distribution of its own.' : undefined,
  },
  {
    title: 'Set the default behaviour',
    text: 'Everything goes to that origin.',
    settings: [
      { name: 'Viewer protocol policy', value: 'HTTP and HTTPS', why: 'links in mail sent before are plain HTTP' },
      { name: 'Allowed HTTP methods', value: 'GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE', why: 'one-click unsubscribe is a POST' },
      ...policies(recipe),
      { name: 'Compress objects automatically', value: 'No' },
    ],
  },
  ...appLinkStep(recipe, 'a second origin and a behaviour for /.well-known/*'),
  {
    title: 'Leave access open',
    text: 'No geographic restrictions, and no AWS WAF rules for this distribution (or let every request through).',
  },
]

function originSettings({ esp, hostname }: Recipe): GuideSetting[] {
  if (esp === 'sparkpost') {
    return [
      { name: 'Protocol', value: 'Match viewer, minimum TLSv1.2' },
      {
        name: 'Add custom header',
        value: `X-Forwarded-Host: ${hostname}`,
        why: 'SparkPost finds the account by it; Host stays the origin name',
      },
    ]
  }
  const protocol = { name: 'Protocol', value: 'HTTPS only, minimum TLSv1.2; read timeout 30 s' }
  return esp === 'ses'
    ? [protocol, { name: 'Add custom header', value: `X-Forwarded-Host: ${hostname}`, why: 'Braze asks for it' }]
    : [protocol]
}

function policies({ esp }: Recipe): GuideSetting[] {
  if (esp === 'sparkpost') {
    return [
      { name: 'Cache policy', value: 'your own: minimum TTL 1, default 10, maximum 10 seconds; query string target in the cache key' },
      {
        name: 'Origin request policy',
        value: 'your own: header User-Agent, query string target, no cookies',
        why: "without it SparkPost sees 'Amazon CloudFront' in place of the reader's program",
      },
    ]
  }
  const cookies: GuideSetting[] =
    esp === 'ses'
      ? [
          {
            name: 'Cookies',
            value: 'none: copy AllViewer into a policy of your own with all headers and all query strings, and cookies off',
            why: 'SES refuses requests with more than 8192 bytes of headers',
          },
        ]
      : []
  return [
    { name: 'Cache policy', value: 'CachingDisabled (4135ea2d-6df8-44a3-9df3-4b5a84be39ad)' },
    {
      name: 'Origin request policy',
      value: 'AllViewer (216adef6-5c7f-47e4-b989-5492eafa07d3), not AllViewerExceptHostHeader',
      why: 'the ESP has to see the link host in Host',
    },
    ...cookies,
  ]
}
