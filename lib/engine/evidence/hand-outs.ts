import { answerOf, answerRecords, isUseful, sameName, soaOf, type Walk, walkAliases } from './dns-answers.ts'
import type { DnsAnswer, DnsLookup, DnsRecord } from './evidence.ts'

/**
 * What one server sends a visitor to who asks it for one kind of address:
 * `addresses` somewhere; `nothing` to a name without any (NODATA, or aliases in a circle);
 * `no-name` to one that does not exist (NXDOMAIN); `fails` nowhere, for no such reason;
 * `unseen` we do not know, since we could not ask.
 */
export interface HandOut {
  /** of the lookup */
  id: string
  server: DnsLookup['server']
  family: 4 | 6
  outcome: 'addresses' | 'nothing' | 'no-name' | 'fails' | 'unseen'
  /** in terms of the protocol: `NXDOMAIN`, `SERVFAIL`, `timeout` */
  detail: string
  aliases: readonly DnsRecord[]
  /** the name at which the aliases end */
  end: string
  /** of this family */
  addresses: readonly DnsRecord[]
  /** how long a negative answer may be kept still, seconds; undefined where it did not say */
  negativeTtl?: number
}

const familyOf = { A: 4, AAAA: 6 } as const
const typeOf = { 4: 'A', 6: 'AAAA' } as const
const isAddressType = (type: string): type is keyof typeof familyOf => type in familyOf

/** What every server that was asked for the host name hands out, one entry a family. Servers that do not serve the zone hand out nothing. */
export function handOutsOf(lookups: readonly DnsLookup[], hostname: string): HandOut[] {
  const asked = lookups.filter(({ purpose, cd }) => purpose === 'link-host' && !cd)
  const behind = asked.filter(({ name }) => !sameName(name, hostname))
  return asked.flatMap((lookup) =>
    sameName(lookup.name, hostname) && isAddressType(lookup.type) ? (handOutOf(lookup, familyOf[lookup.type], behind, asked) ?? []) : [],
  )
}

function handOutOf(lookup: DnsLookup, family: 4 | 6, behind: readonly DnsLookup[], asked: readonly DnsLookup[]): HandOut | undefined {
  const { id, server, name } = lookup
  const answer = answerOf(lookup)
  const none = { id, server, family, aliases: [], end: name.toLowerCase(), addresses: [] }
  if (!answer) return { ...none, outcome: isOurFailure(lookup) ? 'unseen' : 'fails', detail: reasonOf(lookup) }
  if (!isUseful(lookup)) return { ...none, outcome: 'fails', detail: answer.rcode }
  if (server.role === 'authoritative' && !answer.aa) return undefined
  const walk = walkAliases(name, sourcesOf(lookup, answer, behind, asked))
  const addresses = walk.addresses.filter(({ type }) => type === typeOf[family])
  const found = { ...none, aliases: walk.aliases, end: walk.end, addresses, negativeTtl: soaOf(answer)?.negativeTtl }
  if (addresses.length > 0) return { ...found, outcome: 'addresses', detail: 'NOERROR' }
  return { ...found, ...outcomeAt(lookup, answer, walk, family, behind, asked) }
}

/** Its own answer before all; a resolver's is whole (RFC 1034, 4.3.2), what an authoritative server knows ends with its zones. */
function sourcesOf(
  { server, name }: DnsLookup,
  answer: DnsAnswer,
  behind: readonly DnsLookup[],
  asked: readonly DnsLookup[],
): (readonly DnsRecord[])[] {
  if (server.role === 'recursive') return [answer.answers, answerRecords(behind.filter((other) => isSame(other.server, server)))]
  const elsewhere = (lookups: readonly DnsLookup[]) => answerRecords(lookups).filter((record) => !sameName(record.name, name))
  const byServers = behind.filter((other) => other.server.role === 'authoritative' && answerOf(other)?.aa)
  return [answer.answers, answerRecords(byServers), elsewhere(asked.filter((other) => other.server.role === 'recursive'))]
}

/** Why there is no address at the end. */
function outcomeAt(
  lookup: DnsLookup,
  { rcode }: DnsAnswer,
  { end, circle, addresses }: Walk,
  family: 4 | 6,
  behind: readonly DnsLookup[],
  asked: readonly DnsLookup[],
): Pick<HandOut, 'outcome' | 'detail'> {
  const nothing = { outcome: 'nothing', detail: 'NODATA' } as const
  const noName = { outcome: 'no-name', detail: 'NXDOMAIN' } as const
  if (circle) return { outcome: 'nothing', detail: 'loop' }
  // The code speaks of the last name of the chain (RFC 6604, 3).
  if (rcode === 'NXDOMAIN') return noName
  if (sameName(end, lookup.name) || lookup.server.role === 'recursive') return nothing
  const atEnd = behind.filter((other) => sameName(other.name, end) && other.type === typeOf[family])
  const told = atEnd.flatMap((other) => (isUseful(other) ? (answerOf(other) ?? []) : []))
  if (told.some((answer) => answer.rcode === 'NXDOMAIN')) return noName
  if (told.length > 0 || addresses.length > 0 || asked.some((other) => endsWithout(other, end, family))) return nothing
  return atEnd.length > 0 && !atEnd.every(isOurFailure)
    ? { outcome: 'fails', detail: reasonOf(atEnd[0]) }
    : { outcome: 'unseen', detail: '' }
}

/** A resolver that came to the same end found no address of this family there. */
function endsWithout(lookup: DnsLookup, end: string, family: 4 | 6): boolean {
  const answer = lookup.server.role === 'recursive' && lookup.type === typeOf[family] ? answerOf(lookup) : undefined
  const last = answer?.answers.at(-1)
  return answer?.rcode === 'NOERROR' && last?.type === 'CNAME' && sameName(last.data, end)
}

const isSame = (one: DnsLookup['server'], other: DnsLookup['server']): boolean =>
  one.role === other.role && one.address === other.address && one.port === other.port

const isOurFailure = ({ attempt }: DnsLookup): boolean =>
  attempt.state === 'skipped' || (attempt.state === 'failed' && ['not-allowed', 'aborted', 'unreachable'].includes(attempt.reason))

function reasonOf(lookup: DnsLookup | undefined): string {
  if (lookup?.attempt.state === 'observed') return lookup.attempt.value.rcode
  return lookup?.attempt.state === 'failed' ? lookup.attempt.reason : 'not asked'
}

/** What makes a place of visitors one and the same. */
export interface Place {
  /** the first name on the way that an edge or an ESP is known by, else the name at which the aliases end */
  at: string
  isKnown: boolean
  addresses: readonly string[]
}

type IsKnownName = (name: string) => boolean
type RangesOf = (address: string) => readonly string[]

/** @param isKnownName whether it is an edge's or an ESP's own: what lies behind such a name is theirs to change by place and moment */
export function placeOf({ aliases, end, addresses }: Pick<HandOut, 'aliases' | 'end' | 'addresses'>, isKnownName: IsKnownName): Place {
  const known = aliases.map(({ data }) => data.toLowerCase()).find(isKnownName)
  return { at: known ?? end.toLowerCase(), isKnown: known !== undefined, addresses: [...new Set(addresses.map(({ data }) => data))] }
}

/**
 * Whether two are one place. Below a name that an edge is known by, and within the ranges of
 * one provider, every resolver is led to near addresses of its own.
 */
export function isSamePlace(one: Place, other: Place, rangesOf: RangesOf): boolean {
  if (one.at !== other.at) return false
  if (one.isKnown || one.addresses.some((address) => other.addresses.includes(address))) return true
  const providers = new Set(other.addresses.flatMap(rangesOf))
  return one.addresses.length > 0 && one.addresses.every((address) => rangesOf(address).some((range) => providers.has(range)))
}

/** The names that are to be asked for next, so that every way is known to its end. */
export const openEnds = (handOuts: readonly HandOut[]): string[] => [
  ...new Set(handOuts.flatMap(({ outcome, aliases, end }) => (outcome === 'unseen' && aliases.length > 0 ? [end] : []))),
]

/** The first name for which two ways have something else. */
export function partingOf(one: HandOut, other: HandOut, hostname: string): string {
  const names = [hostname, ...one.aliases.map(({ data }) => data.toLowerCase())]
  const others = [hostname, ...other.aliases.map(({ data }) => data.toLowerCase())]
  const common = names.findIndex((name, index) => name !== others[index])
  return names[common === -1 ? names.length - 1 : Math.max(0, common - 1)] ?? hostname
}
