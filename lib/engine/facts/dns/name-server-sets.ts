import { answerOf, nameServersOf, recordsOf, referralOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Fact, known, notLookedAt } from '#lib/engine/facts/fact.ts'
import { serverLabel, type View } from './views.ts'

/** The name servers of a zone as one server lists them, in alphabetical order. */
export interface NameServerSet {
  names: readonly string[]
  server: string
  address: string
}

/** The two places in which the name servers of a zone are written down. */
export interface NameServerSets {
  zone: string
  /** the delegation, as servers of the zone above give it */
  parent: readonly NameServerSet[]
  /** the zone's own NS records, as its servers give them */
  own: readonly NameServerSet[]
}

/**
 * The delegation of the link host's zone as its two sides see it. A server that serves both
 * zones answers for the lower one with authority: then the delegation cannot be seen.
 */
export function nameServerSetsOf({ dns }: Evidence): Fact<NameServerSets> {
  const asked = dns.filter(({ purpose, server }) => purpose === 'delegation' && server.role === 'authoritative')
  const zone = asked[0]?.name
  if (zone === undefined) return notLookedAt('the zone above was not asked')
  const own = asked.filter(({ server }) => server.zone === zone).flatMap((lookup) => setIn(lookup, ownNames(lookup)))
  const parent = asked.filter(({ server }) => server.zone !== zone).flatMap((lookup) => setIn(lookup, delegatedNames(lookup)))
  if (own.length === 0 || parent.length === 0) return notLookedAt('one side of the delegation gave no answer')
  return known(
    { zone, parent, own },
    asked.map(({ id }) => id),
  )
}

/** Of the servers that were asked those that the zone above delegates to; a server may go by several names. */
export function delegatedTo({ dns }: Evidence, sets: NameServerSets | undefined, views: readonly View[]): View[] {
  const names = new Set(sets?.parent.flatMap((set) => [...set.names]))
  const told = dns.filter(({ purpose }) => purpose === 'delegation' || purpose === 'name-server' || purpose === 'zone')
  const addresses = new Set(
    told.flatMap((lookup) => {
      const answer = answerOf(lookup)
      const records = answer ? [...answer.answers, ...answer.additional] : []
      return [...names].flatMap((name) => [...recordsOf(records, name, 'A'), ...recordsOf(records, name, 'AAAA')].map(({ data }) => data))
    }),
  )
  return views.filter(({ server }) => addresses.has(server.address) || names.has(server.name?.toLowerCase() ?? ''))
}

const setIn = ({ server }: DnsLookup, names: readonly string[]): NameServerSet[] =>
  names.length === 0 ? [] : [{ names: names.toSorted(), server: serverLabel(server), address: server.address }]

function ownNames(lookup: DnsLookup): string[] {
  const answer = answerOf(lookup)
  return answer?.aa ? nameServersOf(answer.answers, lookup.name) : []
}

function delegatedNames(lookup: DnsLookup): string[] {
  const answer = answerOf(lookup)
  const referral = answer && referralOf(answer, lookup.name, lookup.server.zone ?? '')
  return referral?.zone === lookup.name ? referral.nameServers : []
}
