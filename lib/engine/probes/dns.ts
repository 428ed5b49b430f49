import { isIP } from 'node:net'
import { answerOf, answerRecords, isUseful, type Walk, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { AddressEvidence, DnsLookup, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import { edgeProviderOfName, espOfName } from '#lib/providers/registry.ts'
import { askCaa, askCaaOfServers, probeDnssec } from './dns/issuance.ts'
import { askResolvers, followAliases } from './dns/link-host.ts'
import { findLostRecord, probeWildcard } from './dns/lost-record.ts'
import { probeDelegation } from './dns/parent.ts'
import { probeRecords } from './dns/records.ts'
import { type Authority, askAuthority, type Cut, findCuts } from './dns/zone.ts'
import type { ProbeSession } from './session.ts'

type OnAddresses = (addresses: AddressEvidence[]) => void
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
 * or leads to a place that we do not know, where the record may be instead.
 *
 * `onAddresses` gets the addresses to connect to as soon as they are known: after the first
 * round where the resolvers lead to an edge that we know; after the second otherwise, since
 * a resolver may hold what was true before. In a rehearsal they are the edge's. Addresses
 * that the guard refuses are among them (`allowed: false`): they are never to be dialled.
 */
export async function probeDns(session: ProbeSession, onAddresses: OnAddresses): Promise<void> {
  const cuts = findCuts(session, session.target.hostname)
  const isRehearsal = session.target.edge !== undefined
  await Promise.all([
    probeLinkHost(session, cuts, onAddresses),
    isRehearsal ? undefined : cuts.then(([nearest]) => probeDelegation(session, nearest)),
    probeRecords(session),
  ])
}

async function probeLinkHost(session: ProbeSession, finding: Promise<Cut[]>, onAddresses: OnAddresses): Promise<void> {
  const { hostname, edge } = session.target
  const linkHost = announcer(session, 'link-host', edge === undefined ? onAddresses : () => {})
  const [cached, cuts, caa] = await Promise.all([
    resolveName(session, 'link-host', hostname, linkHost.early),
    finding,
    askCaa(session, hostname),
    edge === undefined ? undefined : probeEdge(session, edge, announcer(session, 'edge', onAddresses)),
  ])
  const authority = await askAuthority(session, hostname, cuts[0])
  const believed = authority.lookups.filter((lookup) => answerOf(lookup)?.aa)
  const sources = [answerRecords(believed), answerRecords(cached)]
  const followed = await followAliases(session, 'link-host', hostname, sources)
  const records = [...sources, answerRecords(followed)]
  linkHost.final(walkAliases(hostname, records), records)
  if (edge === undefined) await followOtherViews(session, believed, records, linkHost.final)
  await Promise.all([
    askCaaOfServers(session, authority, caa),
    probeDnssec(session, authority, cached),
    edge === undefined ? probeTrouble(session, authority, cuts, { records, lookups: [...believed, ...cached] }) : undefined,
  ])
}

/** Visitors reach what each server of the zone says, one that lags behind included: where it leads elsewhere, that is looked at as well. */
async function followOtherViews(
  session: ProbeSession,
  believed: readonly DnsLookup[],
  records: Sources,
  announce: (walk: Walk, sources: Sources) => void,
): Promise<void> {
  const { hostname } = session.target
  // Addresses alone may differ by place and moment: they are one view.
  const aliasOf = (walk: Walk): string => walk.aliases[0]?.data.toLowerCase() ?? ''
  const followed = new Set([aliasOf(walkAliases(hostname, records))])
  for (const lookups of Map.groupBy(believed, ({ server }) => server.address).values()) {
    const own = answerRecords(lookups)
    const view = walkAliases(hostname, [own])
    const alias = aliasOf(view)
    if (followed.has(alias) || (alias === '' && view.addresses.length === 0)) continue
    followed.add(alias)
    const elsewhere = records.map((source) => source.filter(({ name }) => name.toLowerCase() !== hostname))
    const sources = [own, ...elsewhere]
    const found = answerRecords(await followAliases(session, 'link-host', hostname, sources))
    announce(walkAliases(hostname, [...sources, found]), [])
  }
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

/** Passes addresses on, once for each place that they lead to, and notes what was passed on. */
function announcer(session: ProbeSession, role: AddressEvidence['role'], onAddresses: OnAddresses) {
  const { network, ranges } = session.vantage
  const announced = new Set<string>()

  function announce(addresses: readonly string[]): void {
    if (addresses.length === 0 || addresses.some((address) => announced.has(address)) || isSameEdge(addresses)) return
    for (const address of addresses) announced.add(address)
    onAddresses([...new Set(addresses)].map((address) => session.noteAddress(role, address)))
  }

  /** Every resolver is led to near addresses of its own at one CDN: one set of them is enough. */
  function isSameEdge(addresses: readonly string[]): boolean {
    const known = new Set([...announced].flatMap((address) => ranges.lookup(address)))
    return addresses.every((address) => ranges.lookup(address).some((range) => known.has(range)))
  }

  return {
    early(walk: Walk): void {
      if (role === 'edge' || leadsToKnownEdge(session, walk)) announce(walk.addresses.map(({ data }) => data))
    },
    /** Notes what must not be connected to, too, whoever said it. */
    final(walk: Walk, sources: Sources): void {
      announce(walk.addresses.map(({ data }) => data))
      const seen = sources.flat().filter(({ type }) => type === 'A' || type === 'AAAA')
      for (const { data } of seen) if (network.classify(data).scope !== 'public') session.noteAddress(role, data)
    },
  }
}

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

const leadsToKnownEdge = (session: ProbeSession, walk: Walk): boolean =>
  walk.aliases.some(({ data }) => edgeProviderOfName(data.toLowerCase()) !== undefined) ||
  walk.addresses.some(({ data }) => session.vantage.ranges.lookup(data).length > 0)
