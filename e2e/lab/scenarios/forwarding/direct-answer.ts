import { account, edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const differs = { verdict: 'not-ready', rootCause: 'forwarding.answer-differs-from-esp' } as const

/** What the edge answers beside what the ESP answers directly, where nothing else explains it. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'forwarded-to-another-esp',
    title: 'The edge forwards SendGrid links to Amazon SES, which answers as anybody could',
    setup: { esp: 'sendgrid', cdn: 'fastly' },
    changes: [edge({ origin: 'r.us-east-1.awstrack.me' })],
    expect: { ...differs, mustNot: ['forwarding.host-header-not-forwarded', 'forwarding.needs-a-real-link'] },
  }),
  defineScenario({
    id: 'pixel-served-by-edge',
    title: 'Clicks come through, and the open pixel is a page of the edge',
    setup: { esp: 'sendgrid', cdn: 'cloudfront', open: true },
    changes: [
      ({ world }) => {
        const [site] = world.sites
        if (site) site.behaviour.files = { [world.account.openPath]: { type: 'text/html', body: '<title>Gone</title>' } }
      },
    ],
    expect: differs,
  }),
  defineScenario({
    id: 'answers-vary-error-first',
    title: 'The edge fails on a link, and serves it a moment later',
    setup: { esp: 'sendgrid', cdn: 'cloudfront' },
    changes: [edge({ inTurn: ['origin-timeout', 'forwards'] })],
    expect: {
      verdict: 'could-not-check',
      rootCause: 'forwarding.answers-vary',
      mustNot: ['cdn.edge-cannot-reach-origin', 'forwarding.answer-differs-from-esp'],
    },
  }),
  defineScenario({
    id: 'answers-vary-error-later',
    title: 'The edge serves a link, and fails on it a moment later',
    setup: { esp: 'ses', cdn: 'fastly' },
    changes: [edge({ inTurn: ['forwards', 'origin-unreachable', 'origin-unreachable', 'origin-unreachable'] })],
    expect: { verdict: 'could-not-check', rootCause: 'forwarding.answers-vary', mustNot: ['forwarding.blocks-some-clients'] },
  }),
  defineScenario({
    id: 'sparkpost-name-unknown',
    title: 'SparkPost does not know the name, and no real link is at hand',
    setup: { esp: 'sparkpost', cdn: 'cloudfront', links: 0 },
    changes: [account({ state: 'unknown' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.tracking-domain-not-registered-at-esp' },
  }),
  defineScenario({
    id: 'sparkpost-location-rewritten',
    title: 'The edge changes where the test path of SparkPost leads',
    setup: { esp: 'sparkpost', cdn: 'nginx', links: 0 },
    changes: [edge({ location: 'https://www.shop.example/' })],
    expect: { verdict: 'not-ready', rootCause: 'forwarding.location-rewritten' },
  }),
]
