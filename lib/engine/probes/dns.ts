import { isIP } from 'node:net'
import { answerOf, answerRecords, isUseful, type Walk, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import { espOfName } from '#lib/providers/registry.ts'
import { announcer, leadsToKnownEdge, type OnAddresses } from './dns/announce.ts'
import { orSlow } from './dns/asking.ts'
import { askControlsEverywhere, askOwnZones } from './dns/controls.ts'
import { askCaa, askCaaOfServers, probeDnssec } from './dns/issuance.ts'
import { askResolvers, followAliases } from './dns/link-host.ts'
import { findLostRecord, probeWildcard } from './dns/lost-record.ts'
import { followHandOuts } from './dns/other-ways.ts'
import { probeDelegation } from './dns/parent.ts'
import { probeRecords } from './dns/records.ts'
import { type Authority, askAuthority, askFurtherServers, type Cut, findCuts } from './dns/zone.ts'
import type { ProbeSession } from './session.ts'

type Sources = readonly (readonly DnsRecord[])[]

/** What was said of the link host: records by trust, and the lookups that can be believed. */
interface Seen {
  records: Sources
  lookups: readonly DnsLookup[]
}

/**
 * Everything that DNS says of the link host, of the delegation of its zone, and of the
 * other records that were handed out. Of the link host in three rounds: the resolvers and the zone cut
 * side by side; each authoritative server by address; and, only where something is missing
 * or leads to a place that we do not know, where the record may be instead. Where anybody
 * hands out something else, that is followed as well.
 *
 * `onAddresses` gets the addresses to connect to as soon as they are known: after the first
 * round where the resolvers lead to an edge that we know; after the second otherwise, since
 * a resolver may hold what was true before. In a rehearsal they are the edge's. Addresses
 * that the guard refuses are among them (`allowed: false`): they are never to be dialled.
 */
export async function probeDns(session: ProbeSession, onAddresses: OnAddresses): Promise<void> {
  const cuts = findCuts(session, session.target.hostname)
  await Promise.all([probeLinkHost(session, cuts, onAddresses), probeRecords(session)])
}

async function probeLinkHost(session: ProbeSession, finding: Promise<Cut[]>, onAddresses: OnAddresses): Promise<void> {
  const { hostname, edge, expectedEdge } = session.target
  const linkHost = announcer(session, 'link-host', edge === undefined ? onAddresses : () => {})
  const above = edge === undefined ? finding.then(([nearest]) => probeDelegation(session, nearest)) : undefined
  // Awaited further down; until then a rejection must not count as unhandled.
  above?.catch(() => undefined)
  const [cached, cuts, caa] = await Promise.all([
    resolveName(session, 'link-host', hostname, linkHost.early),
    finding,
    askCaa(session, hostname),
    edge === undefined ? undefined : probeEdge(session, edge, announcer(session, 'edge', onAddresses)),
    edge === undefined && expectedEdge !== undefined && isIP(expectedEdge) === 0
      ? resolveName(session, 'edge', expectedEdge, () => {})
      : undefined,
  ])
  const authority = await askAuthority(session, hostname, cuts[0])
  const believed = authority.lookups.filter((lookup) => answerOf(lookup)?.aa)
  const follow = async (lookups: readonly DnsLookup[]): Promise<Sources> => {
    const sources = [answerRecords(lookups), answerRecords(cached)]
    const all = [...sources, answerRecords(await followAliases(session, 'link-host', hostname, sources))]
    linkHost.final(walkAliases(hostname, all), all)
    return all
  }
  const records = await follow(believed)
  const delegated = above ? await askDelegated(session, authority, above) : []
  if (above) {
    if (delegated.length > 0) await follow(delegated)
    await followHandOuts(session, linkHost)
  }
  const { addresses } = walkAliases(hostname, records)
  await Promise.all([
    // That the way leads nowhere is a verdict of absence, too.
    addresses.length === 0 ? askControlsEverywhere(session) : undefined,
    askOwnZones(session, [...authority.lookups, ...delegated]),
    askCaaOfServers(session, authority, caa),
    probeDnssec(session, authority, cached),
    edge === undefined ? probeTrouble(session, authority, cuts, { records, lookups: [...believed, ...cached] }) : undefined,
  ])
}

/**
 * What the servers say that the zone above delegates to, where they are others than the
 * resolvers told of: it is they who are asked first. Where no server of the zone answers us, those above will not either.
 */
async function askDelegated(session: ProbeSession, authority: Authority, above: Promise<Cut | undefined>): Promise<DnsLookup[]> {
  const reachable = authority.lookups.some((lookup) => answerOf(lookup) !== undefined)
  const cut = await (reachable ? above : orSlow(above))
  if (!cut || cut.zone !== authority.cut?.zone) return []
  const lookups = await askFurtherServers(session, session.target.hostname, authority, cut)
  return lookups.filter((lookup) => answerOf(lookup)?.aa)
}

/** A name at the resolvers, and where its aliases lead. `onAnswer` gets what each resolver says as it comes. */
async function resolveName(
  session: ProbeSession,
  purpose: 'link-host' | 'edge',
  name: string,
  onAnswer: (walk: Walk) => void,
): Promise<DnsLookup[]> {
  const lookups = await askResolvers(session, purpose, name, (answered) => onAnswer(walkAliases(name, [answerRecords(answered)])))
  return [...lookups, ...(await followAliases(session, purpose, name, [answerRecords(lookups)]))]
}

async function probeEdge(session: ProbeSession, edge: string, announce: ReturnType<typeof announcer>): Promise<void> {
  if (isIP(edge) !== 0) return announce.final({ aliases: [], end: edge, circle: false, addresses: [addressRecord(edge)] }, [])
  const records = answerRecords(await resolveName(session, 'edge', edge, announce.early))
  announce.final(walkAliases(edge, [records]), [records])
}

const addressRecord = (address: string): DnsRecord => ({ name: address, type: isIP(address) === 6 ? 'AAAA' : 'A', ttl: 0, data: address })

/** Where the record may be instead, and whether a wildcard answers in its place. Without any answer for the name there is nothing to look for. */
async function probeTrouble(session: ProbeSession, authority: Authority, cuts: readonly Cut[], seen: Seen): Promise<void> {
  const { hostname } = session.target
  const walk = walkAliases(hostname, seen.records)
  const answered = seen.lookups.some((lookup) => lookup.name === hostname && isUseful(lookup))
  if (!answered || leadsToKnownEdge(session, walk) || leadsToEsp(walk)) return
  const missing = walk.aliases.length === 0 && walk.addresses.length === 0
  if (missing) await Promise.all([findLostRecord(session, authority, cuts), probeWildcard(session, authority)])
  else if (answerRecords(await probeWildcard(session, authority)).length > 0) await findLostRecord(session, authority, cuts)
}

const leadsToEsp = (walk: Walk): boolean => walk.aliases.some(({ data }) => espOfName(data.toLowerCase()) !== undefined)
