import { skipped } from '#lib/engine/evidence/attempt.ts'
import { isDenial, isPositive, proofOf } from '#lib/engine/evidence/denial.ts'
import { answerOf, isUseful, isWithin, recordsOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsAnswer, DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { controlName } from '#lib/engine/target/control-name.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'

/**
 * Networks lie politely: captive portals, DNS firewalls and sandboxes answer NXDOMAIN,
 * nothing, or one address for every name, with the best of response codes. What cannot be
 * believed is taken out of the evidence before anything is derived from it, as if it had
 * never been asked: a resolver's word by its answers to the control questions, a denial by
 * its form (RFC 2308), a name server's by what it says of its own zone.
 */

/** What is known of one server. */
interface Credit {
  /** it gave name servers of some zone: it knows the names of the internet, and the form of an answer */
  hasControl: boolean
  /** it was asked for the root's name servers, and answered with something else */
  failsControl: boolean
  /** the addresses that it gives for any name */
  anywhere: ReadonlySet<string>
}

/** The evidence without what nobody should go by. Pure. */
export function believedEvidence(evidence: Evidence): Evidence {
  const dns = believedLookups(evidence.dns)
  const gone = addressesGone(evidence.dns, dns)
  if (gone.size === 0) return { ...evidence, dns }
  const stands = ({ address }: { address: string }): boolean => !gone.has(address)
  return {
    ...evidence,
    dns,
    addresses: evidence.addresses.filter(stands),
    tls: evidence.tls.filter(stands),
    http: evidence.http.filter(stands),
  }
}

/**
 * Each lookup as it is, or as one that was never sent.
 * @param all every lookup of the run, which tell of the servers; the same where left out
 */
export function believedLookups(lookups: readonly DnsLookup[], all: readonly DnsLookup[] = lookups): DnsLookup[] {
  const credits = creditsOf(all)
  const anywhere = new Set([...credits.values()].flatMap((credit) => [...credit.anywhere]))
  return lookups.map((lookup) => {
    const credit = credits.get(serverKey(lookup))
    const believed = !credit || (lookup.server.role === 'recursive' ? byResolver(lookup, credit, all) : byServer(lookup, anywhere, all))
    return believed ? lookup : { ...lookup, attempt: skipped(disbelieved) }
  })
}

/** The reason that a lookup which is not believed carries. */
const disbelieved = 'the answer cannot be believed'

export const isDisbelieved = ({ attempt }: DnsLookup): boolean => attempt.state === 'skipped' && attempt.reason === disbelieved

const serverKey = ({ server }: DnsLookup): string => `${server.role} ${server.address} ${server.port}`

function creditsOf(all: readonly DnsLookup[]): Map<string, Credit> {
  const byServer = Map.groupBy(all, serverKey)
  return new Map([...byServer].map(([key, own]) => [key, creditOf(own)]))
}

function creditOf(own: readonly DnsLookup[]): Credit {
  const answered = own.filter(isUseful)
  const controls = answered.filter(({ purpose, type }) => purpose === 'control' && type === 'NS')
  const hasControl = answered.some((lookup) => lookup.type === 'NS' && recordsOf(answersOf(lookup), lookup.name, 'NS').length > 0)
  return { hasControl, failsControl: controls.length > 0 && !hasControl, anywhere: addressesForAnyName(answered) }
}

const answersOf = (lookup: DnsLookup): DnsAnswer['answers'] => answerOf(lookup)?.answers ?? []

const addressesIn = (lookup: DnsLookup): string[] =>
  answersOf(lookup).flatMap(({ type, data }) => (type === 'A' || type === 'AAAA' ? [data] : []))

/** So many names of different owners at one and the same place are no chance. */
const enoughOwners = 3

/** What a server answers for a name that cannot exist; or for every name that it was asked for, of whatever owner. */
function addressesForAnyName(answered: readonly DnsLookup[]): Set<string> {
  const madeUp = answered.filter(({ name }) => name === controlName).flatMap(addressesIn)
  if (madeUp.length > 0) return new Set(madeUp)
  const addressed = answered.filter(({ type }) => type === 'A').filter((lookup) => answersOf(lookup).length > 0)
  const owners = new Set(addressed.map(({ name }) => registeredDomain(name)))
  const sets = new Set(addressed.map((lookup) => (isDirect(lookup) ? addressesIn(lookup).toSorted().join(' ') : lookup.id)))
  return owners.size >= enoughOwners && sets.size === 1 ? new Set(addressed.flatMap(addressesIn)) : new Set()
}

const isDirect = (lookup: DnsLookup): boolean => answersOf(lookup).every(({ type }) => type === 'A')

/** Questions whose "no" is held against nobody: it needs no proof. */
const harmless: readonly DnsLookup['purpose'][] = ['caa', 'dnssec', 'wildcard', 'lost-record']

const needsNoProof = (lookup: DnsLookup): boolean => harmless.includes(lookup.purpose) || !isDenial(lookup)

/** A resolver's word. */
function byResolver(lookup: DnsLookup, { hasControl, failsControl, anywhere }: Credit, all: readonly DnsLookup[]): boolean {
  const answer = answerOf(lookup)
  if (!answer || !isUseful(lookup)) return true
  if (failsControl || leadsAnywhere(lookup, anywhere)) return false
  if (needsNoProof(lookup)) return true
  if (isSeenFromInside(lookup, all)) return false
  const proof = proofOf(answer, lookup.name)
  // Of a record that is known to be there, that a resolver does not see it is no verdict of absence.
  return hasControl && (proof === 'sound' || (proof === 'bare' && anywhere.size === 0 && isKnownToBeThere(lookup, all)))
}

/** A name server's word. What it says without authority is for others to judge. */
function byServer(lookup: DnsLookup, anywhere: ReadonlySet<string>, all: readonly DnsLookup[]): boolean {
  const answer = answerOf(lookup)
  if (leadsAnywhere(lookup, anywhere)) return false
  if (!answer?.aa || !isUseful(lookup)) return true
  if (needsNoProof(lookup)) return true
  return proofOf(answer, lookup.name) === 'sound' && isOfZone(answer, lookup.server.zone) && !deniesOwnZone(lookup, all)
}

const leadsAnywhere = (lookup: DnsLookup, anywhere: ReadonlySet<string>): boolean => {
  const addresses = addressesIn(lookup)
  return addresses.length > 0 && addresses.every((address) => anywhere.has(address))
}

/** A server speaks for the zone that it was asked as a server of, and for those below it that it serves as well. */
function isOfZone(answer: DnsAnswer, zone: string | undefined): boolean {
  const soa = answer.authority.find(({ type }) => type === 'SOA')
  return zone === undefined || (soa !== undefined && isWithin(soa.name, zone))
}

/** One that knows nothing of the very zone that it is delegated is none of its servers: something in between answers for it. */
const deniesOwnZone = ({ server }: DnsLookup, all: readonly DnsLookup[]): boolean =>
  all.some(
    (other) =>
      other.server.role === 'authoritative' &&
      other.server.address === server.address &&
      other.name === server.zone &&
      (other.type === 'SOA' || other.type === 'NS') &&
      (answerOf(other)?.aa || answerOf(other)?.rcode === 'NXDOMAIN') &&
      isDenial(other),
  )

/** Where all servers that the resolver knows of the zone have addresses that are not public, it is a zone of an inside, and not the one that visitors see. */
function isSeenFromInside({ name, server }: DnsLookup, all: readonly DnsLookup[]): boolean {
  const domain = registeredDomain(name)
  const ofZone = all.filter((other) => other.server.role === 'authoritative' && isOwnZone(name, domain, other.server.zone ?? ''))
  const told = all.filter((other) => other.server.role === 'recursive' && other.type === 'NS' && isOwnZone(name, domain, other.name))
  const own = told.filter((other) => other.server.address === server.address)
  const names = new Set((own.length > 0 ? own : told).flatMap(answersOf).map(({ data }) => data.toLowerCase()))
  const asked = names.size === 0 ? ofZone : ofZone.filter((other) => names.has(other.server.name ?? ''))
  return asked.length > 0 && asked.every(({ attempt }) => attempt.state === 'failed' && attempt.reason === 'not-allowed')
}

const isOwnZone = (name: string, domain: string, zone: string): boolean => isWithin(name, zone) && isWithin(zone, domain)

const isKnownToBeThere = (lookup: DnsLookup, all: readonly DnsLookup[]): boolean =>
  all.some((other) => other.server.role === 'authoritative' && other.name === lookup.name && answerOf(other)?.aa && isPositive(other))

/** Addresses that nobody who is believed led to. */
function addressesGone(all: readonly DnsLookup[], believed: readonly DnsLookup[]): Set<string> {
  const gone = new Set(all.filter((_, index) => isDisbelieved(believed[index] as DnsLookup)).flatMap(addressesIn))
  for (const address of believed.flatMap(addressesIn)) gone.delete(address)
  return gone
}
