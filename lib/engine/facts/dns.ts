import { isWithin } from '#lib/engine/evidence/dns-answers.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { type LinkAddresses, linkAddressesOf } from './dns/addresses.ts'
import { type AliasForm, aliasFormOf } from './dns/alias-target.ts'
import { type Caa, caaOf } from './dns/caa.ts'
import { type CachedView, cachedViews } from './dns/caches.ts'
import { type Chain, chainOf } from './dns/chain.ts'
import { type Delegation, delegationsOf, misplacedValue, type NameServers, nameServersIn } from './dns/delegation.ts'
import { type Destination, destinationOf } from './dns/destination.ts'
import { type Dnssec, dnssecOf } from './dns/dnssec.ts'
import { type EdgeName, edgeNameOf } from './dns/edge-name.ts'
import { type HandedOutState, handedOutStates } from './dns/handed-out.ts'
import { type LinkRecord, linkHostViews, linkRecordOf, type Views } from './dns/link-record.ts'
import { isWildcardAnswer, type RecordPlace, recordPlaceOf } from './dns/lost-record.ts'
import { type MeantEdge, meantEdgeOf } from './dns/meant-edge.ts'
import { delegatedTo, type NameServerSets, nameServerSetsOf } from './dns/name-server-sets.ts'
import { type Places, placesOf, withoutOtherWays } from './dns/places.ts'
import { type Reachability, reachabilityOf } from './dns/reachability.ts'
import { type ResolverHealth, resolverHealthOf } from './dns/resolver-health.ts'
import type { View } from './dns/views.ts'
import { type Fact, factValue, known, notLookedAt } from './fact.ts'

export type { Chain } from './dns/chain.ts'

/** The link host's record with what was derived from it alone. */
export interface OwnRecord extends LinkRecord {
  /** every authoritative server's and resolver's view of it */
  views: Views
  /** of the authoritative ones those that the zone above delegates to; none where it could not be asked */
  delegated: readonly View[]
  /** the zone that holds it, as far as it was seen */
  delegation: Delegation | null
  /** the answer is the one that a made-up name beside it gets */
  isWildcard: boolean
}

export interface DnsFacts {
  /** which of our own resolvers can be relied on */
  resolverHealth: Fact<ResolverHealth>
  /** resolution of the link host, whatever `--edge` says */
  chain: Fact<Chain>
  ownRecord: Fact<OwnRecord>
  /** whether the record stands where it belongs */
  recordPlace: Fact<RecordPlace>
  /** the text of the alias's target; null without an alias */
  aliasForm: Fact<AliasForm | null>
  destination: Fact<Destination>
  nameServers: Fact<NameServers>
  /** the delegation as the zone above and the zone itself list it */
  nameServerSets: Fact<NameServerSets>
  /** the records that Braze handed out beside the link host's own */
  handedOutRecords: Fact<readonly HandedOutState[]>
  /** the edge that was entered for the link host; null where none was */
  meantEdge: Fact<MeantEdge | null>
  /** where visitors are led, by whom they ask */
  places: Fact<Places>
  cachedViews: Fact<readonly CachedView[]>
  linkAddresses: Fact<LinkAddresses>
  /** null when there is no rehearsal */
  edgeName: Fact<EdgeName | null>
  dnssec: Fact<Dnssec>
  caa: Fact<Caa>
  reachability: Fact<readonly Reachability[]>
}

/**
 * Derives the DNS facts; pure.
 * @param evidence without what cannot be believed
 * @param asked all that was gathered
 */
export function deriveDnsFacts(evidence: Evidence, asked: Evidence): DnsFacts {
  const resolverHealth = resolverHealthOf(asked, evidence.dns)
  const health = factValue(resolverHealth) ?? noHealth
  const delegations = delegationsOf(evidence)
  const views = linkHostViews(evidence, delegations[0]?.zone)
  const nameServerSets = nameServerSetsOf(evidence)
  const delegated = delegatedTo(evidence, factValue(nameServerSets), views.authoritative)
  const linkRecord = linkRecordOf(views, health, delegated)
  const chain = chainOf(evidence, linkRecord)
  const from = <T>(derive: (record: LinkRecord, chain: Chain) => T): Fact<T> =>
    linkRecord.known && chain.known ? known(derive(linkRecord.value, chain.value), linkRecord.evidence) : (linkRecord as Fact<never>)
  const delegation = delegations[0]
  const linkAddresses = from((_record, value) => linkAddressesOf(evidence, value))
  const places = from((record) => placesOf(evidence, record, believedIn(health)))
  const judged = withoutOtherWays(evidence, factValue(places))
  return {
    resolverHealth,
    chain,
    ownRecord: from((record) => ({
      ...record,
      views,
      delegated,
      delegation: delegation ?? null,
      isWildcard: isWildcardAnswer(evidence, record),
    })),
    recordPlace: recordPlace(evidence, linkRecord, delegations),
    aliasForm: from((record, { outcome }) => aliasForm(evidence, record, delegation, outcome === 'addresses')),
    destination: from((_record, value) => destinationOf(judged, value, delegation)),
    nameServers: nameServers(evidence, views, delegation, linkRecord, health),
    nameServerSets,
    handedOutRecords: handedOutStates(evidence),
    meantEdge: from((_record, value) => meantEdgeOf(evidence, value)),
    places,
    cachedViews: from((record) => {
      // Answers that change by the moment are old nowhere.
      const alternating = factValue(linkAddresses)?.alternating ?? false
      const seen = factValue(places)
      return alternating || !seen ? [] : cachedViews(evidence, seen, record.zone)
    }),
    linkAddresses,
    edgeName: edgeNameOf(evidence, health.working),
    dnssec: from(() => dnssecOf(evidence, delegation?.zone ?? evidence.target.hostname, views.authoritative, views.recursive)),
    caa: caa(evidence, linkRecord.known && chain.known ? destinationOf(judged, chain.value, delegation).provider : undefined),
    reachability: reachabilityOf(judged),
  }
}

/** One that lies of this name has not failed on it: what it says of it is left out. */
const believedIn = (health: ResolverHealth): ResolverHealth => ({
  ...health,
  working: health.working.filter((address) => !health.untrue.some((resolver) => resolver.address === address)),
})

const noHealth: ResolverHealth = { working: [], failing: [], untrue: [], seesName: false }

function caa(evidence: Evidence, seen: EdgeProviderId | undefined): Fact<Caa> {
  const value = caaOf(evidence, seen)
  const ids = evidence.dns.filter(({ purpose }) => purpose === 'caa').map(({ id }) => id)
  return value ? known(value, ids) : notLookedAt('CAA could not be seen from here')
}

/** Where the name could not be resolved at all, nothing is known of the record's place. */
function recordPlace(evidence: Evidence, record: Fact<LinkRecord>, delegations: readonly Delegation[]): Fact<RecordPlace> {
  if (!record.known) return record
  if (record.value.outcome === 'servfail' && misplacedValue(evidence, delegations) === undefined)
    return notLookedAt('no server gave an answer for the name')
  const ids = evidence.dns.filter(({ purpose }) => purpose === 'lost-record' || purpose === 'wildcard').map(({ id }) => id)
  return known(recordPlaceOf(evidence, record.value, delegations), [...record.evidence, ...ids])
}

function aliasForm(evidence: Evidence, record: LinkRecord, delegation: Delegation | undefined, resolves: boolean): AliasForm | null {
  const alias = record.aliases[0]?.data.toLowerCase()
  return alias === undefined ? null : aliasFormOf(alias, evidence.target, delegation?.zone ?? '', resolves)
}

/** The servers of a public suffix are not the customer's: that they are out of our reach says nothing. */
function nameServers(
  evidence: Evidence,
  views: Views,
  delegation: Delegation | undefined,
  record: Fact<LinkRecord>,
  { working }: ResolverHealth,
): Fact<NameServers> {
  const own = delegation && isWithin(delegation.zone, registeredDomain(evidence.target.hostname)) ? delegation : undefined
  const value = own && nameServersIn(evidence, own, views, working)
  if (value && value.servers.length > 0) return known(value, [...own.ids, ...views.authoritative.flatMap(({ ids }) => [...ids])])
  return record.known && record.value.outcome === 'servfail'
    ? known(unseenServers(evidence), record.evidence)
    : notLookedAt('the servers of the zone were not found from here')
}

/** Resolvers that work fail on this name, and no way leads to its servers: they had nobody to answer them. */
const unseenServers = ({ target }: Evidence): NameServers => ({
  zone: registeredDomain(target.hostname),
  servers: [],
  resolversAnswer: false,
  resolversFail: true,
  isMisplacedValue: false,
})
