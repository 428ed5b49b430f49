import { certificate, edge } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'

const expectation = {
  verdict: 'not-ready',
  rootCause: 'cdn.name-not-added-to-cdn',
  mustNot: ['cdn.edge-blocks-requests', 'cdn.edge-has-no-route', 'cdn.edge-forwards-to-wrong-origin'],
} as const

const scenario = (cdn: 'cloudfront' | 'fastly' | 'keycdn' | 'azure' | 'bunny', title: string) =>
  defineScenario({
    id: `name-not-added-to-${cdn}`,
    title,
    setup: { esp: 'sendgrid', cdn },
    changes: [edge({ answers: 'unknown-host' }), certificate('default')],
    expect: { ...expectation, mustNot: [...expectation.mustNot], edge: cdn },
    demo: cdn === 'cloudfront',
  })

export const scenarios = [
  defineScenario({
    id: 'name-not-added-rehearsal',
    title: 'Rehearsal: the distribution is there, the link host is not among its names; DNS still leads to the ESP',
    setup: { esp: 'sendgrid', cdn: 'cloudfront', rehearsal: true },
    changes: [edge({ answers: 'unknown-host' }), certificate('default')],
    expect: { ...expectation, mustNot: [...expectation.mustNot, 'dns.cname-points-to-esp'], edge: 'cloudfront' },
  }),
  scenario('cloudfront', 'The link host is no alternate domain name of the CloudFront distribution'),
  scenario('fastly', 'The link host is no domain of an active Fastly service'),
  scenario('keycdn', 'The link host is no Zonealias at KeyCDN'),
  scenario('azure', 'The link host is no domain of the Front Door profile'),
  scenario('bunny', 'The link host is no host name of the pull zone'),
  defineScenario({
    id: 'name-unknown-at-cloudflare',
    title: 'The CNAME leads to Cloudflare, where no account claims the link host',
    setup: { esp: 'sparkpost', cdn: 'cloudflare', partial: true },
    changes: [edge({ answers: 'unknown-host' }), certificate('none')],
    expect: { ...expectation, mustNot: [...expectation.mustNot], edge: 'cloudflare' },
  }),
]
