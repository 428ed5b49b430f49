import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '#lib/words/report.ts'
import { checkAll, type Line } from './command.ts'
import { espMaps, linksOn, ses, sparkpostFrontend } from './esps.ts'
import { hostOf, place, startInternet } from './internet.ts'
import { stopAll, whyNotHere } from './programs.ts'
import { disagreements, whyNoCommands } from './reproduced.ts'
import { apacheHost, nginxPass, nginxServer, startApache, startHaproxy, startNginx } from './web-servers.ts'

const net = 64
const at = place(net)

interface Proxy {
  esp: 'ses' | 'sparkpost'
  /** what stands in nginx's location block */
  forward: string
  verdict: 'ready' | 'not-ready'
  code?: string
}

/** One link host each, nginx in front: what SES and SparkPost ask of a proxy differs. */
const proxies: Record<string, Proxy> = {
  ses: { esp: 'ses', forward: nginxPass(at.ses), verdict: 'ready' },
  sesforwarded: {
    esp: 'ses',
    forward: `proxy_pass http://${at.ses}; proxy_set_header Host r.us-east-1.awstrack.me; proxy_set_header X-Forwarded-Host $host;`,
    verdict: 'ready',
  },
  seshost: {
    esp: 'ses',
    forward: `proxy_pass http://${at.ses}; proxy_set_header Host r.us-east-1.awstrack.me;`,
    verdict: 'not-ready',
    code: 'forwarding.host-header-not-forwarded',
  },
  // A path on proxy_pass makes nginx decode the link and encode it anew.
  sespath: {
    esp: 'ses',
    forward: `proxy_pass http://${at.ses}/; proxy_set_header Host $host;`,
    verdict: 'not-ready',
    code: 'forwarding.path-not-forwarded-byte-for-byte',
  },
  spark: { esp: 'sparkpost', forward: nginxPass(at.sparkpost), verdict: 'ready' },
  sparkforwarded: {
    esp: 'sparkpost',
    forward: `proxy_pass http://${at.sparkpost}; proxy_set_header Host spgo.io; proxy_set_header X-Forwarded-Host $host;`,
    verdict: 'ready',
  },
  sparkhost: {
    esp: 'sparkpost',
    forward: `proxy_pass http://${at.sparkpost}; proxy_set_header Host spgo.io;`,
    verdict: 'not-ready',
    code: 'forwarding.host-header-not-forwarded',
  },
}
/** SparkPost's own recipe for Apache, which names the link host in X-Forwarded-Host only. */
const apacheLabel = 'sparkapache'

async function build() {
  const labels = [...Object.keys(proxies), apacheLabel]
  const world = await startInternet(net, labels)
  const { workshop, authority, edge } = world
  const leafOf = (label: string) => authority.leaf(label, [hostOf(label)])
  const servers = Object.entries(proxies).map(([label, { forward }]) => nginxServer(edge(label), forward, leafOf(label)))
  const known = labels.map(hostOf)
  const recipe = `ProxyPass "/" "http://${at.sparkpost}/" disablereuse=On\n  ProxyPassReverse "/" "http://${at.sparkpost}/"`
  await Promise.all([
    startNginx(workshop, [espMaps(known), ...servers, nginxServer(at.ses, ses)].join('\n'), at.ses),
    startHaproxy(workshop, sparkpostFrontend(at.sparkpost, known), at.sparkpost),
    apacheMissing || startApache(workshop, apacheHost(edge(apacheLabel), leafOf(apacheLabel), recipe), [edge(apacheLabel)]),
  ])
  return world
}

const missing = whyNotHere('SES on nginx and SparkPost on HAProxy', ['nsd', 'unbound', 'nginx', 'openssl', 'haproxy'])
const apacheMissing = whyNotHere("SparkPost's recipe for Apache", ['apache2'])

describe.skipIf(missing)('SES and SparkPost behind nginx and Apache', () => {
  let world: Awaited<ReturnType<typeof build>>
  let reports: Map<string, Report>
  beforeAll(async () => {
    world = await build()
    const lines = Object.entries(proxies).map(
      ([label, { esp }]): Line => ({ id: label, hostname: hostOf(label), esp, link: esp === 'ses' ? linksOn('ses', hostOf(label)) : [] }),
    )
    reports = await checkAll(world, [...lines, { id: apacheLabel, hostname: hostOf(apacheLabel), esp: 'sparkpost' }])
  }, 90_000)
  afterAll(stopAll)

  it.each(Object.entries(proxies))('%s', (label, { verdict, code }) => {
    const report = reports.get(label)
    expect([report?.verdict, report?.rootCause]).toEqual([verdict, code ?? null])
  })

  it.skipIf(apacheMissing)('is ready behind Apache set up by the recipe of SparkPost', () => {
    const report = reports.get(apacheLabel)
    expect([report?.verdict, report?.rootCause]).toEqual(['ready', null])
  })

  it.skipIf(whyNoCommands)(
    'prints commands that show what it says',
    async () => {
      const lists = await Promise.all([...reports.values()].map((report) => disagreements(report, world)))
      expect(lists.flat()).toEqual([])
    },
    60_000,
  )
})
