import { isIP } from 'node:net'
import { answerRecords, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { AddressEvidence, DnsLookup, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import { edgeProviderOfName, espOfName } from '#lib/providers/registry.ts'
import { askResolvers, followAliases } from './dns/link-host.ts'
import { findLostRecord, probeWildcard } from './dns/lost-record.ts'
import { type Authority, askAuthority, findCuts } from './dns/zone.ts'
import type { ProbeSession } from './session.ts'

type OnAddresses = (addresses: AddressEvidence[]) => void

/**
 * Everything that DNS says of the link host. Three rounds: the resolvers and the zone cut
 * side by side; each authoritative server by address; and, only where something is missing
 * or leads to a place that we do not know, where the record may be instead.
 *
 * `onAddresses` gets the addresses to connect to as soon as they are known: after the
 * first round, and once more when the authoritative servers lead elsewhere than the
 * resolvers' caches. In a rehearsal they are the edge's. Addresses that the guard refuses
 * are among them (`allowed: false`): they are evidence, never to be dialled.
 */
export async function probeDns(session: ProbeSession, onAddresses: OnAddresses): Promise<void> {
  const { hostname, edge } = session.target
  const announce = announcer(session, edge === undefined ? 'link-host' : 'edge', onAddresses)
  const announceLinkHost = edge === undefined ? announce : () => {}
  const [cached, cuts] = await Promise.all([
    resolveName(session, 'link-host', hostname, announceLinkHost),
    findCuts(session, hostname),
    edge === undefined ? undefined : probeEdge(session, edge, announce),
  ])
  const authority = await askAuthority(session, hostname, cuts[0])
  const sources = [answerRecords(authority.lookups), answerRecords(cached)]
  const followed = await followAliases(session, 'link-host', hostname, sources)
  const records = [...sources, answerRecords(followed)]
  announceLinkHost(addressesFrom(hostname, records))
  if (edge !== undefined) return
  await probeTrouble(session, authority, cuts, records)
}

/** A name at the resolvers, and where its aliases lead. Addresses are announced resolver by resolver. */
async function resolveName(
  session: ProbeSession,
  purpose: 'link-host' | 'edge',
  name: string,
  announce: (addresses: readonly string[]) => void,
): Promise<DnsLookup[]> {
  const lookups = await askResolvers(session, purpose, name, (answered) => announce(addressesFrom(name, [answerRecords(answered)])))
  const followed = await followAliases(session, purpose, name, [answerRecords(lookups)])
  if (followed.length > 0) announce(addressesFrom(name, [answerRecords(lookups), answerRecords(followed)]))
  return [...lookups, ...followed]
}

async function probeEdge(session: ProbeSession, edge: string, announce: (addresses: readonly string[]) => void): Promise<void> {
  if (isIP(edge) === 0) await resolveName(session, 'edge', edge, announce)
  else announce([edge])
}

const addressesFrom = (name: string, sources: readonly (readonly DnsRecord[])[]): string[] =>
  walkAliases(name, sources).addresses.map(({ data }) => data)

/** Notes all addresses, and passes those on that lead to another place than what was passed on before. */
function announcer(session: ProbeSession, role: AddressEvidence['role'], onAddresses: OnAddresses) {
  const announced = new Set<string>()
  return (addresses: readonly string[]): void => {
    const noted = [...new Set(addresses)].map((address) => session.noteAddress(role, address))
    if (noted.length === 0 || addresses.some((address) => announced.has(address)) || isSameEdge(announced, noted)) return
    for (const { address } of noted) announced.add(address)
    onAddresses(noted)
  }

  /** Every resolver is led to its own near addresses of one CDN: one set of them is enough. */
  function isSameEdge(before: ReadonlySet<string>, noted: readonly AddressEvidence[]): boolean {
    const known = [...before].flatMap((address) => session.noteAddress(role, address).ranges)
    return noted.every(({ ranges }) => ranges.some((range) => known.includes(range)))
  }
}

/** Where the record may be instead, and whether a wildcard answers in its place. */
async function probeTrouble(
  session: ProbeSession,
  authority: Authority,
  cuts: Parameters<typeof findLostRecord>[2],
  records: readonly (readonly DnsRecord[])[],
): Promise<void> {
  const { aliases, addresses } = walkAliases(session.target.hostname, records)
  const missing = aliases.length === 0 && addresses.length === 0
  if (missing) await Promise.all([findLostRecord(session, authority, cuts), probeWildcard(session, authority)])
  else if (!leadsToKnownPlace(session, aliases, addresses)) await probeWildcard(session, authority)
}

/** Whether the way leads over a name or to an address of an ESP or an edge that we know. */
function leadsToKnownPlace(session: ProbeSession, aliases: readonly DnsRecord[], addresses: readonly DnsRecord[]): boolean {
  const byName = aliases.some(({ data }) => espOfName(data.toLowerCase()) ?? edgeProviderOfName(data.toLowerCase()))
  return byName || addresses.some(({ data }) => session.noteAddress('link-host', data).ranges.length > 0)
}
