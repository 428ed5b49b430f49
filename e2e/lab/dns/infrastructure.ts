import { getDomain, getPublicSuffix } from 'tldts'
import type { RecordData, Zone, ZoneServer } from '#e2e/lab/scenario.ts'
import { isBelow, upwards } from './authority.ts'

const rootServers: ZoneServer[] = [
  { name: 'a.root-servers.net', address: '198.41.0.4' },
  { name: 'b.root-servers.net', address: '170.247.170.2' },
]
const registryServers: ZoneServer[] = [
  { name: 'a.gtld-servers.net', address: '192.5.6.30' },
  { name: 'b.gtld-servers.net', address: '192.33.14.30' },
]
/** Serve the zones of CDNs, ESPs and DNS hosts. */
const hostingServers: ZoneServer[] = [
  { name: 'ns1.zonefarm.net', address: '204.13.250.10' },
  { name: 'ns2.zonefarm.net', address: '204.13.251.10' },
]

/** Zones that exist whether or not a scenario has a name in them, so that a wrong name below is NXDOMAIN and no more. */
const alwaysThere = [
  'cloudfront.net',
  'cloudflare.net',
  'fastly.net',
  'kxcdn.com',
  'azurefd.net',
  'azureedge.net',
  'edgekey.net',
  'akamaiedge.net',
  'b-cdn.net',
  'incapdns.net',
  'vercel-dns-017.com',
  'netlify.app',
  'sendgrid.net',
  'spgo.io',
  'sparkpost.com',
  'awstrack.me',
  'root-servers.net',
  'gtld-servers.net',
]

const publicZone = (origin: string, servers: ZoneServer[], records: RecordData[] = []): Zone => ({
  origin,
  records,
  servers,
  negativeTtl: 900,
})

/**
 * The rest of the tree around the scenarios' own zones: root, registries, and
 * the zones in which the given records of others lie. Every name server of a
 * scenario gets its address record where nobody else has it.
 */
export function infrastructureZones(own: readonly Zone[], publicRecords: readonly RecordData[]): Zone[] {
  const zones = new Map<string, Zone>()
  const ownOrigins = new Set(own.map((zone) => zone.origin))
  const placeOf = (name: string): Zone | undefined => {
    const origin = getDomain(name, { allowPrivateDomains: false }) ?? name
    if (ownOrigins.has(origin)) return own.find((zone) => zone.origin === origin)
    const zone = zones.get(origin) ?? publicZone(origin, hostingServers)
    zones.set(origin, zone)
    return zone
  }
  for (const origin of alwaysThere) placeOf(origin)
  const servers = [...rootServers, ...registryServers, ...hostingServers, ...own.flatMap((zone) => zone.servers)]
  const addresses = servers
    .filter((server) => !own.some((zone) => isBelow(server.name, zone.origin)))
    .map((server) => ({ name: server.name, type: 'A', ttl: 86_400, data: server.address }))
  for (const record of [...addresses, ...publicRecords]) addOnce(placeOf(record.name), record)
  const registries = registryZones([...ownOrigins, ...zones.keys()])
  return [publicZone('', rootServers), ...registries, ...zones.values()].filter((zone) => !ownOrigins.has(zone.origin))
}

function addOnce(zone: Zone | undefined, record: RecordData): void {
  const there = zone?.records.some((other) => other.name === record.name && other.type === record.type && other.data === record.data)
  if (!there) zone?.records.push(record)
}

/** A zone for each public suffix in use, and for the labels above it (`uk` for `co.uk`). */
function registryZones(origins: readonly string[]): Zone[] {
  const suffixes = new Set<string>()
  for (const origin of origins) {
    const suffix = getPublicSuffix(origin, { allowPrivateDomains: false }) ?? origin.slice(origin.lastIndexOf('.') + 1)
    for (const name of upwards(suffix)) suffixes.add(name)
  }
  return [...suffixes].map((suffix) => publicZone(suffix, registryServers))
}
