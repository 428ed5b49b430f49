import { certificate, edge } from '#e2e/lab/changes.ts'
import { linkRecords } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import { ipv6AddressOf } from '#e2e/lab/naming.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const ready = { verdict: 'ready' } as const

export const scenarios: Scenario[] = [
  defineScenario({
    id: 'sendgrid-path-links',
    title: 'Tokens in the path, as newer SendGrid links have them',
    setup: { esp: 'sendgrid', cdn: 'fastly', linkForm: 'path', open: true },
    expect: ready,
  }),
  defineScenario({
    id: 'sendgrid-eu',
    title: 'SendGrid in the EU',
    setup: { esp: 'sendgrid', cdn: 'cloudfront', region: 'eu' },
    expect: ready,
  }),
  defineScenario({
    id: 'sparkpost-eu-fastly',
    title: 'SparkPost in the EU',
    setup: { esp: 'sparkpost', cdn: 'fastly', region: 'eu' },
    expect: ready,
  }),
  defineScenario({
    id: 'sparkpost-v2',
    title: 'The record that Braze gave leads to a V2 endpoint',
    setup: { esp: 'sparkpost', cdn: 'cloudflare', espTarget: 'v2.spgo.io' },
    expect: ready,
  }),
  defineScenario({
    id: 'ses-eu',
    title: 'SES in Frankfurt',
    setup: { esp: 'ses', cdn: 'cloudfront', region: 'eu' },
    expect: ready,
  }),
  defineScenario({
    id: 'cloudflare-partial',
    title: 'Cloudflare with the zone elsewhere: a CNAME to cdn.cloudflare.net',
    setup: { esp: 'sendgrid', cdn: 'cloudflare', partial: true, chosen: 'cloudflare' },
    expect: { ...ready, edge: 'cloudflare' },
  }),
  defineScenario({
    id: 'cloudfront-alias',
    title: 'Route 53 alias to CloudFront: addresses and no CNAME',
    setup: { esp: 'ses', cdn: 'cloudfront', dnsHost: 'route53' },
    changes: [linkRecords({ type: 'A', data: '{address}', ttl: 60 }, { type: 'A', data: '{address2}', ttl: 60 })],
    expect: { ...ready, edge: 'cloudfront' },
  }),
  defineScenario({
    id: 'https-redirect',
    title: 'Plain HTTP is redirected to https with path and query',
    setup: { esp: 'sendgrid', cdn: 'cloudfront' },
    changes: [edge({ http: 'redirects-to-https' })],
    expect: { ...ready, mustNot: ['forwarding.redirect-loop', 'forwarding.http-not-forwarded', 'forwarding.http-redirect-drops-query'] },
  }),
  defineScenario({
    id: 'wildcard-certificate',
    title: 'A wildcard of the right depth',
    setup: { esp: 'sendgrid', cdn: 'fastly' },
    changes: [certificate('wildcard')],
    expect: { ...ready, mustNot: ['tls.wildcard-too-shallow', 'tls.hostname-mismatch'] },
  }),
  defineScenario({
    id: 'rsa-certificate',
    title: 'An RSA key of 2048 bits',
    setup: { esp: 'sparkpost', cdn: 'cloudfront' },
    changes: [certificate('rsa')],
    expect: { ...ready, mustNot: ['tls.weak-key'] },
  }),
  defineScenario({
    id: 'root-sent-along',
    title: 'The root is sent beside the intermediate: needless, and no fault',
    setup: { esp: 'ses', cdn: 'caddy' },
    changes: [certificate('with-root')],
    expect: { ...ready, mustNot: ['tls.wrong-intermediate', 'tls.untrusted-issuer'] },
  }),
  defineScenario({
    id: 'dual-stack',
    title: 'IPv6 beside IPv4, both served',
    setup: { esp: 'sendgrid', cdn: 'cloudfront' },
    changes: [
      ({ world, names }) => {
        const address = ipv6AddressOf('cloudfront', names.host)
        world.sites[0]?.addresses.push(address)
        world.publicRecords.push({ name: names.edge, type: 'AAAA', ttl: 60, data: address })
      },
    ],
    expect: { ...ready, mustNot: ['dns.one-edge-address-dead'] },
  }),
  defineScenario({
    id: 'one-label-deep',
    title: 'A link host one label below the registered domain',
    setup: { esp: 'sendgrid', cdn: 'cloudflare', labels: 'click' },
    expect: ready,
  }),
]
