import { edge, target } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { SiteKind, WebPage } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

const scenario = (page: WebPage | 'elsewhere', cdn: SiteKind, esp: EspId, title: string, links: 0 | 2) =>
  defineScenario({
    id: `wrong-origin-${page}-${esp}-${links}`,
    title,
    setup: { esp, cdn, links },
    changes: [page === 'elsewhere' ? edge({ redirectsTo: 'https://www.example.org/' }) : edge({ origin: page })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'cdn.edge-forwards-to-wrong-origin',
      mustNot: ['forwarding.needs-a-real-link', 'cdn.edge-blocks-requests', 'cdn.edge-has-no-route', 'cdn.name-not-added-to-cdn'],
    },
    demo: page === 'web-site' && links === 2,
  })

export const scenarios = [
  scenario('web-site', 'cloudfront', 'sendgrid', "The origin is the company's own web site", 2),
  scenario('web-site', 'fastly', 'ses', "The origin is the company's own web site, and no real link is at hand", 0),
  scenario('web-site', 'cloudflare', 'sparkpost', "The origin is the company's own web site, asked by the documented test path", 0),
  scenario('s3-bucket', 'cloudfront', 'ses', 'The origin is an S3 bucket', 2),
  scenario('s3-bucket', 'cloudfront', 'sendgrid', 'The origin is an S3 bucket, and no real link is at hand', 0),
  scenario('blank', 'cloudflare', 'sendgrid', 'The origin answers every path with an empty page', 2),
  scenario('blank', 'cloudfront', 'sparkpost', 'The origin answers every path with an empty page, which the edge keeps for 10 s', 2),
  scenario('not-found', 'cloudfront', 'sendgrid', 'The origin is a web server that has no such page', 2),
  scenario('elsewhere', 'cloudflare', 'sendgrid', 'A rule sends every visitor to the home page', 2),
  ...(['web-site', 'not-found', 's3-bucket'] as const).flatMap((page) =>
    (['host', 'path'] as const).map((key) =>
      defineScenario({
        id: `wrong-origin-${page}-cached-by-${key}`,
        title: `The origin is another web server (${page}), and the edge keeps its answers: the origin comes first`,
        setup: { esp: 'sendgrid', cdn: 'fastly' },
        changes: [edge({ origin: page, cache: { key, ttlSeconds: 86_400 } })],
        expect: { verdict: 'not-ready', rootCause: 'cdn.edge-forwards-to-wrong-origin' },
      }),
    ),
  ),
  // What the ESP may answer by itself to a request that an edge spoiled must not be taken for somebody else's.
  defineScenario({
    id: 'wrong-origin-not-by-region',
    title: 'The region that the checker was told is the wrong one: what answers is still SendGrid',
    setup: { esp: 'sendgrid', cdn: 'cloudfront' },
    changes: [target({ espTarget: 'eu.sendgrid.net' })],
    expect: {
      verdict: 'could-not-check',
      rootCause: 'forwarding.served-by-another-region',
      mustNot: ['cdn.edge-forwards-to-wrong-origin', 'cdn.edge-forwards-to-wrong-esp', 'forwarding.answer-differs-from-esp'],
    },
  }),
]
