import { addSite, certificate, edge, ports, target } from '#e2e/lab/changes.ts'
import { addPublicRecords, addRecords, linkRecords } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario, goodCertificate } from '#e2e/lab/define.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'

const setup = { esp: 'sendgrid', cdn: 'cloudfront' } as const

/** The company's own web site, which knows nothing of links. */
const webSite: Change = addSite({
  kind: 'nginx',
  hostnames: ['www.{domain}', '{domain}'],
  addresses: ['198.202.211.7'],
  certificate: goodCertificate('www.{domain}', '{domain}'),
  behaviour: { http: 'web-site', https: 'web-site' },
})

/** The record still leads to the proxy that stood there before the new edge was set up and rehearsed. */
const oldProxy = (behaviour: Parameters<typeof addSite>[0]['behaviour'] = {}): Change[] => [
  linkRecords({ type: 'CNAME', data: 'old-proxy.{domain}' }),
  addRecords({ name: 'old-proxy.{domain}', type: 'A', data: '62.210.90.17' }),
  addSite({ kind: 'haproxy', addresses: ['62.210.90.17'], behaviour }),
  target({ expectedEdge: '{edge}' }),
]

/** The link host leads to a place that is not the edge. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'cloudflare-not-proxied',
    title: 'The zone is at Cloudflare, the record is DNS only',
    setup: { esp: 'sendgrid', cdn: 'cloudflare' },
    changes: [linkRecords({ type: 'CNAME', data: '{esp}' })],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.cloudflare-record-not-proxied',
      mustNot: ['dns.cname-points-to-esp'],
      edge: 'esp-direct',
    },
    demo: true,
  }),
  defineScenario({
    id: 'cloudflare-zone-other-cdn',
    title: 'The zone is at Cloudflare, but CloudFront was chosen',
    setup: { esp: 'sendgrid', cdn: 'cloudfront', dnsHost: 'cloudflare', chosen: 'cloudfront' },
    changes: [linkRecords({ type: 'CNAME', data: '{esp}' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-points-to-esp', mustNot: ['dns.cloudflare-record-not-proxied'] },
  }),
  defineScenario({
    id: 'esp-behind-own-alias',
    title: "An alias of one's own that leads to the ESP",
    setup: { esp: 'ses', cdn: 'haproxy' },
    changes: [linkRecords({ type: 'CNAME', data: 'track.{domain}' }), addRecords({ name: 'track.{domain}', type: 'CNAME', data: '{esp}' })],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-points-to-esp', mustNot: ['dns.cname-to-wrong-target'] },
  }),
  defineScenario({
    id: 'cname-to-own-web-site',
    title: 'The record leads to the company web site',
    setup,
    changes: [linkRecords({ type: 'CNAME', data: 'www.{domain}' }), webSite],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.cname-to-wrong-target',
      mustNot: ['dns.cname-points-to-esp', 'dns.wildcard-answers-for-missing-record'],
    },
  }),
  defineScenario({
    id: 'cname-to-other-place',
    title: 'CloudFront was chosen, the record leads to a host of nobody we know',
    setup: { ...setup, chosen: 'cloudfront' },
    changes: [
      linkRecords({ type: 'CNAME', data: 'shops.example-hosting.net' }),
      addPublicRecords({ name: 'shops.example-hosting.net', type: 'A', data: '198.202.212.9' }),
      addSite({
        kind: 'nginx',
        hostnames: ['shops.example-hosting.net'],
        addresses: ['198.202.212.9'],
        certificate: goodCertificate('shops.example-hosting.net'),
        behaviour: { http: 'web-site', https: 'web-site' },
      }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-to-wrong-target' },
  }),
  ...(['cloudfront', 'keycdn'] as const).map((cdn) =>
    defineScenario({
      id: `registrar-forwarding-${cdn}`,
      title: 'The record leads to the forwarding service of a registrar, which sends everybody to www on port 80',
      setup: { esp: 'sendgrid', cdn, chosen: cdn },
      changes: [
        linkRecords({ type: 'A', data: '198.202.213.40' }),
        addSite({
          kind: 'nginx',
          hostnames: ['{host}'],
          addresses: ['198.202.213.40'],
          port443: 'refused',
          behaviour: { redirectsTo: 'https://www.{domain}/' },
        }),
      ],
      expect: {
        verdict: 'not-ready',
        rootCause: 'dns.cname-to-wrong-target',
        must: ['dns.cname-to-wrong-target', 'tls.https-port-closed'],
        mustNot: ['dns.a-record-instead-of-cname'],
      },
    }),
  ),
  defineScenario({
    id: 'registrar-holding-page',
    title: 'The record leads to a holding page of a registrar, which has a certificate of its own',
    setup: { esp: 'ses', cdn: 'cloudfront', chosen: 'cloudfront' },
    changes: [
      linkRecords({ type: 'A', data: '198.202.213.41' }),
      addSite({
        kind: 'nginx',
        hostnames: ['{host}'],
        addresses: ['198.202.213.41'],
        certificate: goodCertificate('parking.registrar.example'),
        behaviour: { http: 'web-site', https: 'web-site' },
      }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-to-wrong-target', mustNot: ['dns.a-record-instead-of-cname'] },
  }),
  defineScenario({
    id: 'old-server-https-dead',
    title: 'Fastly was chosen, the A record leads to an old server that answers on port 80 only',
    setup: { esp: 'sendgrid', cdn: 'fastly', chosen: 'fastly' },
    changes: [
      linkRecords({ type: 'A', data: '198.202.213.42' }),
      addSite({
        kind: 'nginx',
        hostnames: ['{host}'],
        addresses: ['198.202.213.42'],
        port443: 'silent',
        behaviour: { http: 'not-found' },
      }),
    ],
    expect: { verdict: 'not-ready', rootCause: 'dns.cname-to-wrong-target' },
  }),
  defineScenario({
    id: 'proxy-sends-port-80-to-www',
    title: 'One’s own proxy, on its way: port 80 leads to www, HTTPS is not switched on',
    setup: { esp: 'sendgrid', cdn: 'nginx', chosen: 'custom-proxy' },
    changes: [edge({ redirectsTo: 'https://www.{domain}/' }), ports({ port443: 'refused' })],
    expect: { verdict: 'not-ready', rootCause: 'tls.https-port-closed', mustNot: ['dns.cname-to-wrong-target'] },
  }),
  defineScenario({
    id: 'proxy-with-expired-certificate',
    title: "A proxy of one's own is no wrong target, even when its certificate has expired",
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [certificate('expired')],
    expect: { verdict: 'not-ready', rootCause: 'tls.certificate-expired', mustNot: ['dns.cname-to-wrong-target'] },
  }),
  defineScenario({
    id: 'wildcard-answers',
    title: 'No record: a wildcard leads to the company web site',
    setup,
    changes: [linkRecords(), addRecords({ name: '*.{domain}', type: 'A', data: '198.202.211.7' }), webSite],
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.wildcard-answers-for-missing-record',
      mustNot: ['dns.name-does-not-exist', 'dns.cname-to-wrong-target'],
    },
  }),
  defineScenario({
    id: 'wildcard-to-proxy',
    title: 'A wildcard that leads to the proxy is healthy',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: [linkRecords(), addRecords({ name: '*.{parent}', type: 'CNAME', data: '{edge}' })],
    expect: { verdict: 'ready', mustNot: ['dns.wildcard-answers-for-missing-record', 'dns.name-does-not-exist'] },
  }),
  defineScenario({
    id: 'still-at-old-proxy',
    title: 'A new edge was entered and rehearsed; the record leads to the old proxy, which sends another Host',
    setup: { esp: 'sendgrid', cdn: 'haproxy' },
    changes: oldProxy({ hostHeader: 'origin' }),
    expect: {
      verdict: 'not-ready',
      rootCause: 'dns.leads-elsewhere-than-rehearsed',
      must: ['dns.leads-elsewhere-than-rehearsed', 'forwarding.host-header-not-forwarded'],
    },
  }),
  defineScenario({
    id: 'old-proxy-serves-well',
    title: 'The record leads to the old proxy, which serves well, and not to the new edge',
    setup: { esp: 'sendgrid', cdn: 'caddy' },
    changes: [
      ...oldProxy(),
      linkRecords({ type: 'CNAME', data: 'proxy-two.{domain}' }),
      addRecords({ name: 'proxy-two.{domain}', type: 'A', data: '62.210.90.18' }),
      addSite({ kind: 'haproxy', addresses: ['62.210.90.18'] }),
    ],
    expect: { verdict: 'ready', rootCause: 'dns.leads-elsewhere-than-rehearsed', areas: { dns: 'warning' } },
  }),
  defineScenario({
    id: 'at-the-rehearsed-edge',
    title: 'The record leads to the edge that was entered',
    setup: { esp: 'sendgrid', cdn: 'caddy' },
    changes: [target({ expectedEdge: '{edge}' })],
    expect: { verdict: 'ready', mustNot: ['dns.leads-elsewhere-than-rehearsed'] },
  }),
]
