import type { DnsLookup, DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { type Misplacement, misplacedNames } from '#lib/engine/target/misplaced-names.ts'
import { neighboursOf } from '#lib/engine/target/neighbours.ts'
import type { HandedOutRecord } from '#lib/engine/target/target.ts'
import { hostsIn, ownRecords, siblingsOf } from './lost-record.ts'
import { comparable, normalName, sameUse, sameValue } from './same-value.ts'

/** Where a record that is missing stands instead, or what stands in its place. */
export type LostHandedOut =
  | { kind: Misplacement; at: string; value: string }
  | { kind: 'wrong-type'; foundType: string; value: string }
  | { kind: 'wrong-zone'; value: string; zone: string; hiddenBy: string }
  | { kind: 'proxied' | 'flattened'; addresses: readonly string[] }

/** What the search of one record may look at: the set-up and the addresses that stand in place of aliases. */
export type SearchContext = Pick<Evidence, 'target' | 'addresses'>

/**
 * Looks through what was asked about a record that is missing at its name. What a wildcard
 * gives is no record of anybody's.
 * @param zone the servers' zone that was believed, with one of its name servers
 */
export function lostHandedOut(
  record: HandedOutRecord,
  lookups: readonly DnsLookup[],
  { zone, nameServer }: { zone: string | undefined; nameServer: string | undefined },
  context: SearchContext,
): LostHandedOut | undefined {
  const lost = lookups.filter(({ purpose }) => purpose === 'lost-record')
  const own = lost.filter(({ name, server }) => name === normalName(record.name) && (zone === undefined || server.zone === zone))
  return (
    otherType(record, own) ??
    hidden(record, lost, zone) ??
    otherName(record, lookups, zone, context) ??
    byAddress(record, lookups, own, { isCloudflare: isCloudflareServer(nameServer) }, context)
  )
}

/** The value at the right name in a record of another type. */
function otherType(record: HandedOutRecord, own: readonly DnsLookup[]): LostHandedOut | undefined {
  const wanted = comparable(record.type, record.value)
  const found = own
    .flatMap((lookup) => ownRecords(lookup, normalName(record.name)))
    .find(({ type, data }) => type !== record.type && hostsIn(data).includes(wanted))
  return found && { kind: 'wrong-type', foundType: found.type, value: found.data }
}

/** The record in a zone above, which a delegation hides. */
function hidden(record: HandedOutRecord, lost: readonly DnsLookup[], zone: string | undefined): LostHandedOut | undefined {
  if (zone === undefined) return undefined
  for (const lookup of lost) {
    const above = lookup.server.zone
    if (lookup.name !== normalName(record.name) || above === undefined || above.length >= zone.length) continue
    const found = ownRecords(lookup, lookup.name).find(({ type, data }) => type === record.type && sameUse(type, data, record.value))
    if (found) return { kind: 'wrong-zone', value: found.data, zone: above, hiddenBy: zone }
  }
  return undefined
}

function otherName(
  record: HandedOutRecord,
  lookups: readonly DnsLookup[],
  zone: string | undefined,
  { target }: SearchContext,
): LostHandedOut | undefined {
  const name = normalName(record.name)
  for (const { name: at, kind } of misplacedNames(name, zone ?? registeredDomain(name), neighboursOf(target))) {
    const wild = new Set(recordsAt(siblingsOf(lookups, at)).map(({ data }) => data))
    const asked = lookups.filter((lookup) => lookup.purpose === 'lost-record' && lookup.name === at)
    const found = recordsAt(asked).find((candidate) => !wild.has(candidate.data) && isTheOne(candidate, kind, record))
    if (found) return { kind, at, value: found.data }
  }
  return undefined
}

const recordsAt = (lookups: readonly DnsLookup[]): DnsRecord[] => lookups.flatMap((lookup) => ownRecords(lookup, lookup.name))

/**
 * At a doubled name nothing stands but by this mistake; elsewhere the value has to be the one
 * that was handed out. Policies of the names above (SPF, DMARC) say the same in many places.
 */
function isTheOne({ type, data }: DnsRecord, kind: Misplacement, record: HandedOutRecord): boolean {
  if (type !== record.type || !sameUse(type, data, record.value)) return false
  if (kind === 'doubled') return true
  return sameValue(type, data, record.value) && (kind !== 'wrong-level' || !isPolicy(record))
}

const isPolicy = ({ type, value }: HandedOutRecord): boolean => type === 'TXT' && /^[\s"]*v\s*=\s*(spf1|dmarc1)/i.test(value)

/** Addresses in place of an alias: Cloudflare's own where it proxies the record, the target's where it flattens it. */
function byAddress(
  record: HandedOutRecord,
  lookups: readonly DnsLookup[],
  own: readonly DnsLookup[],
  { isCloudflare }: { isCloudflare: boolean },
  { addresses }: SearchContext,
): LostHandedOut | undefined {
  if (record.type !== 'CNAME') return undefined
  const wild = new Set(recordsAt(siblingsOf(lookups, record.name)).map(({ data }) => data))
  const found = recordsAt(own).filter(({ type, data }) => (type === 'A' || type === 'AAAA') && !wild.has(data))
  const data = found.map((each) => each.data)
  if (data.length === 0) return undefined
  const ofCloudflare = addresses.filter(({ role, ranges }) => role === 'record' && ranges.includes('cloudflare'))
  if (data.some((address) => ofCloudflare.some((noted) => noted.address === address))) return { kind: 'proxied', addresses: data }
  return isCloudflare ? { kind: 'flattened', addresses: data } : { kind: 'wrong-type', foundType: 'A', value: data.join(', ') }
}

const isCloudflareServer = (name: string | undefined): boolean => name?.toLowerCase().endsWith('.ns.cloudflare.com') ?? false
