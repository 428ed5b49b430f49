import type { RecordData, Zone } from '#e2e/lab/scenario.ts'
import { isBelow, NameServer, parentOf, upwards } from './authority.ts'

/** All zones of the lab by origin, and the servers that hold them by address. */
export interface DnsTree {
  zones: Map<string, Zone>
  servers: Map<string, NameServer>
}

/**
 * Puts the zones into one tree: each gets its delegation at the parent, with
 * the addresses of its servers as glue where they are needed.
 * @throws Error when two zones have one origin
 */
export function buildTree(zones: readonly Zone[]): DnsTree {
  const byOrigin = new Map<string, Zone>()
  for (const zone of zones) {
    if (byOrigin.has(zone.origin)) throw new Error(`two zones for ${zone.origin}: scenario ids must differ`)
    byOrigin.set(zone.origin, zone)
  }
  const delegated = new Map<string, RecordData[]>()
  for (const zone of zones) {
    const parent = zone.origin === '' ? undefined : parentZone(byOrigin, zone.origin)
    if (parent) delegated.set(parent.origin, [...(delegated.get(parent.origin) ?? []), ...delegationOf(zone, parent.origin)])
  }
  const servers = new Map<string, NameServer>()
  for (const zone of zones) {
    for (const server of zone.servers) {
      const node = servers.get(server.address) ?? new NameServer()
      servers.set(server.address, node)
      node.serve(zone, server, delegated.get(zone.origin) ?? [])
    }
  }
  return { zones: byOrigin, servers }
}

/** The zone that a name lies in. */
export function zoneOfName(zones: Map<string, Zone>, name: string): Zone | undefined {
  for (const at of upwards(name)) {
    const zone = zones.get(at)
    if (zone) return zone
  }
  return zones.get('')
}

const parentZone = (zones: Map<string, Zone>, origin: string): Zone | undefined => zoneOfName(zones, parentOf(origin))

function delegationOf(zone: Zone, parent: string): RecordData[] {
  if (zone.delegation === 'none') return []
  const names = zone.delegation?.ns ?? zone.servers.map((server) => server.name)
  const ns = names.map((data) => ({ name: zone.origin, type: 'NS', ttl: 172_800, data }))
  // Glue for servers inside of the zone; a registry also has it for its other children.
  const glue = zone.servers
    .filter((server) => names.includes(server.name) && isBelow(server.name, zone.origin) && isBelow(server.name, parent))
    .map((server) => ({ name: server.name, type: 'A', ttl: 172_800, data: server.address }))
  const ds = (zone.ds ?? []).map((data) => ({ name: zone.origin, type: 'DS', ttl: 86_400, data }))
  return [...ns, ...glue, ...ds]
}
