import { sameName } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import { type HandOut, handOutsOf, isSamePlace, type Place, placeOf } from '#lib/engine/evidence/hand-outs.ts'
import { isPlaceName } from '#lib/providers/registry.ts'
import type { LinkRecord } from './link-record.ts'
import type { ResolverHealth } from './resolver-health.ts'

/** One way on which visitors are led elsewhere than on the one that is believed. */
export interface OtherWay {
  handOut: HandOut
  place: Place
}

/** Where visitors of the link host are led, by whom they ask. */
export interface Places {
  /** what the server says that is believed, an entry a family */
  believed: readonly OtherWay[]
  /** ways of other servers; where no server of the zone could be asked, of other resolvers */
  others: readonly OtherWay[]
  /** ways of resolvers that no server of the zone gives */
  cached: readonly OtherWay[]
  /** resolvers that answer other questions and gave no answer to this one, be it for a reason of ours */
  failing: readonly HandOut[]
  /** addresses that visitors are led to by one of the other ways alone */
  held: ReadonlyMap<string, 'others' | 'cached'>
}

/** Answers that change more often than this come from a service that hands out near addresses. */
const steadyTtl = 60 // seconds

/** Compares what each server and resolver hands out with what is believed; see `LinkRecord`. Pure. */
export function placesOf(evidence: Evidence, record: LinkRecord, { working }: ResolverHealth): Places {
  const { hostname, espTarget } = evidence.target
  const isKnown = isPlaceName(espTarget)
  const ways = handOutsOf(evidence.dns, hostname)
    .filter(({ server }) => server.role === 'recursive' || server.zone === record.zone)
    .map((handOut): OtherWay => ({ handOut, place: placeOf(handOut, isKnown) }))
  const by = (role: LinkRecord['source']) => ways.filter(({ handOut }) => handOut.server.role === role)
  const rivals = by(record.source)
  const believed = withOnePlace(rivals.filter(({ handOut: { server } }) => server.address === record.server.address))
  const compare = comparison(evidence)
  const others = rivals.filter((way) => !believed.includes(way) && isAstray(way, believed, rivals, compare))
  const servers = by('authoritative')
  const caches = record.source === 'authoritative' ? by('recursive') : []
  const cached = record.outcome === 'records' ? caches.filter((way) => isAstray(way, servers, caches, compare)) : []
  const failing = by('recursive').flatMap(({ handOut }) => (failsAlone(handOut, rivals, servers, working) ? [handOut] : []))
  const usual = ways.filter((way) => believed.includes(way) || !isAstray(way, believed, ways, compare))
  return { believed, others, cached, failing, held: heldBack(usual, others, cached) }
}

/** A resolver may remember another alias for one family: what most visitors take is its word, IPv4 before IPv6. */
function withOnePlace(ways: readonly OtherWay[]): OtherWay[] {
  const main = ways.find(hasAddresses)
  return ways.filter(({ place }) => main === undefined || place.at === main.place.at)
}

/** Whether the resolver has no answer where others have one, and the zone's own servers do not fail as well. */
function failsAlone(
  { outcome, aliases, server, family }: HandOut,
  told: readonly OtherWay[],
  servers: readonly OtherWay[],
  working: readonly string[],
): boolean {
  if ((outcome !== 'fails' && outcome !== 'unseen') || aliases.length > 0 || !working.includes(server.address)) return false
  const answering = told.filter(({ handOut }) => handOut.outcome !== 'fails' && handOut.outcome !== 'unseen')
  const atServers = servers.filter(({ handOut }) => handOut.family === family)
  return answering.some(({ handOut }) => handOut.family === family) || (answering.length > 0 && !atServers.some(isFailing))
}

const isFailing = ({ handOut }: OtherWay): boolean => handOut.outcome === 'fails'

type Compare = (one: OtherWay, other: OtherWay) => boolean

function comparison({ addresses, tls, http }: Evidence): Compare {
  const ranges = new Map(addresses.filter(({ role }) => role === 'link-host').map((entry) => [entry.address, entry.ranges]))
  const dialled = new Set([...tls, ...http].filter(({ role }) => role === 'link-host').map(({ address }) => address))
  return (one, other) =>
    isSamePlace(one.place, other.place, (address) => ranges.get(address) ?? []) ||
    (areNear(one, other) && !one.place.addresses.some((address) => dialled.has(address)))
}

/** Addresses of one name that change by the minute, as those of a service do that hands out near ones. */
const areNear = (one: OtherWay, other: OtherWay): boolean =>
  one.place.at === other.place.at &&
  [...one.handOut.addresses, ...other.handOut.addresses].every(({ ttl }) => ttl <= steadyTtl) &&
  one.place.addresses.length > 0 &&
  other.place.addresses.length > 0

/** Whether a way leads elsewhere than all of those. */
function isAstray(way: OtherWay, from: readonly OtherWay[], beside: readonly OtherWay[], same: Compare): boolean {
  const { outcome, family, aliases, server, negativeTtl } = way.handOut
  if (outcome === 'fails' || outcome === 'unseen') return aliases.length > 0 && !from.some(({ place }) => place.at === way.place.at)
  if (outcome === 'addresses') return !from.some((other) => other.handOut.outcome === 'addresses' && same(way, other))
  const inFamily = from.filter(({ handOut }) => handOut.family === family)
  if (inFamily.some(({ handOut, place }) => handOut.outcome === outcome && place.at === way.place.at)) return false
  // Without an address of one kind visitors take the other, as long as it is the same place.
  const { at } = way.place
  const isSpared = beside.some(
    ({ handOut, place }) =>
      handOut.server.address === server.address && handOut.family !== family && handOut.outcome === 'addresses' && place.at === at,
  )
  if (outcome !== 'nothing' || family === 4 || !isSpared) return from.length > 0
  // An old "nothing there" carries the zone's SOA (RFC 2308, 5); a resolver that keeps IPv6 from its users says it without.
  return server.role === 'recursive' && aliases.length === 0 && negativeTtl !== undefined && inFamily.some(hasAddresses)
}

const hasAddresses = ({ handOut }: OtherWay): boolean => handOut.outcome === 'addresses'

function heldBack(ways: readonly OtherWay[], others: readonly OtherWay[], cached: readonly OtherWay[]): Places['held'] {
  const usual = new Set(ways.flatMap(({ place }) => place.addresses))
  const held = new Map<string, 'others' | 'cached'>()
  for (const { place } of cached) for (const address of place.addresses) if (!usual.has(address)) held.set(address, 'cached')
  for (const { place } of others) for (const address of place.addresses) if (!usual.has(address)) held.set(address, 'others')
  return held
}

/**
 * The evidence of the way that is believed alone. What a place does to which a server with an
 * old copy leads, or a resolver's memory, is no fault of the edge; such places are judged by
 * themselves. Certificates that visitors of one of the zone's servers meet may be kept.
 */
export function withoutOtherWays(evidence: Evidence, places: Places | undefined, keepsCertificates = false): Evidence {
  if (!places || places.held.size === 0) return evidence
  const isHeld = ({ role, address }: { role: string; address: string }): boolean => role === 'link-host' && places.held.has(address)
  return {
    ...evidence,
    addresses: evidence.addresses.filter((entry) => !isHeld(entry)),
    http: evidence.http.filter((entry) => !isHeld(entry)),
    tls: evidence.tls.filter(
      (entry) => !isHeld(entry) || (keepsCertificates && places.held.get(entry.address) === 'others' && entry.attempt.state === 'observed'),
    ),
  }
}

/** The first alias of a resolver's answer that no server of the zone gives any more. */
export const oldAlias = ({ handOut }: OtherWay, current: readonly OtherWay[]): DnsRecord | undefined =>
  handOut.aliases.find(({ name, data }) => !current.some((way) => way.handOut.aliases.some((alias) => isSameAlias(alias, name, data))))

const isSameAlias = (alias: DnsRecord, name: string, data: string): boolean => sameName(alias.name, name) && sameName(alias.data, data)
