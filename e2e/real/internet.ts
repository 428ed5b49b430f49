import { Authority } from './certificates.ts'
import { type StartNameServer, startNsd, startResolver, zoneFile } from './name-servers.ts'
import { Workshop } from './programs.ts'

/** Addresses of one world: 127.`net`.0.0/16, so that worlds stand side by side. */
export const place = (net: number) => ({
  rootServer: `127.${net}.0.1`, // ".", com, net, io and me
  nameServer: `127.${net}.0.2`, // the brand's zone, the edges' and the ESPs'
  resolver: `127.${net}.0.53`,
  sendgrid: `127.${net}.80.1`,
  ses: `127.${net}.80.2`,
  sparkpost: `127.${net}.80.3`,
  edge: (index: number) => `127.${net}.1.${index + 1}`,
})

/** The link host of a case. */
export const hostOf = (label: string): string => `${label}.mail.brand.com`

const espNames = { 'sendgrid.net': 'sendgrid', 'spgo.io': 'sparkpost', 'awstrack.me': 'ses' } as const

/** Zones of the ESPs, of the edges (`<label>.edge.net`), and of the brand, whose link hosts lead to the edges. */
export function leafZones(net: number, labels: readonly string[], primary = 'ns1.brand.com') {
  const at = place(net)
  const esps = Object.entries(espNames).map(([zone, esp]) => {
    const names = zone === 'awstrack.me' ? ['r.us-east-1'] : ['@']
    return [zone, zoneFile(zone, primary, names.map((name) => `${name} A ${at[esp]}\n`).join(''))]
  })
  const edges = labels.map((label, index) => `${label} A ${at.edge(index)}\n`).join('')
  const aliases = labels.map((label) => `${label}.mail CNAME ${label}.edge.net.\n`).join('')
  return {
    ...Object.fromEntries(esps),
    'edge.net': zoneFile('edge.net', primary, edges),
    'brand.com': zoneFile('brand.com', primary, `ns1 A ${at.nameServer}\n${aliases}`),
  } as Record<string, string>
}

/** The root and the top-level domains, with what stands below `com` given by the caller. */
export function topZones(net: number, com: string): Record<string, string> {
  const { rootServer } = place(net)
  const delegate = (names: readonly string[]) => names.map((name) => `${name} NS ns1.brand.com.\n`).join('')
  return {
    '.': zoneFile(
      '.',
      'a.root.net',
      `a.root.net. A ${rootServer}\n${['com', 'net', 'io', 'me'].map((tld) => `${tld} NS a.root.net.\n`).join('')}`,
    ),
    com: zoneFile('com', 'a.root.net', com),
    net: zoneFile('net', 'a.root.net', `a.root A ${rootServer}\n${delegate(['sendgrid', 'edge'])}`),
    io: zoneFile('io', 'a.root.net', delegate(['spgo'])),
    me: zoneFile('me', 'a.root.net', delegate(['awstrack'])),
  }
}

/** What brand.com's delegation looks like in com. */
export const brandDelegation = (net: number): string => `brand NS ns1.brand\nns1.brand A ${place(net).nameServer}\n`

/** How the check command is told of a world. */
export const argumentsFor = (net: number, workshop: Workshop): string[] => [
  '--resolver',
  place(net).resolver,
  '--ca-file',
  `${workshop.folder}/root.pem`,
  '--allow-private',
  `127.${net}.0.0/16`,
]

/** Name servers, a resolver and a CA; the caller adds edges and ESPs. `labels`: one link host and one edge each. */
export async function startInternet(net: number, labels: readonly string[], start: StartNameServer = startNsd) {
  const workshop = new Workshop()
  const authority = new Authority(workshop)
  const at = place(net)
  await Promise.all([
    startNsd(workshop, 'root', at.rootServer, topZones(net, brandDelegation(net))),
    start(workshop, 'zones', at.nameServer, leafZones(net, labels)),
    startResolver(workshop, at.resolver, at.rootServer),
  ])
  return {
    workshop,
    authority,
    at,
    edge: (label: string) => at.edge(labels.indexOf(label)),
    arguments: argumentsFor(net, workshop),
    write: (file: string, text: string) => workshop.write(file, text),
  }
}
