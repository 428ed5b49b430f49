import type { DnsAnswer, DnsLookup, DnsRecord } from './evidence.ts'

/** Readers of DNS answers, without opinion. Names are compared without regard to case (RFC 4343). */

export const sameName = (first: string, second: string): boolean => first.toLowerCase() === second.toLowerCase()

/** Whether a name lies at or below a zone; the root holds every name. */
export const isWithin = (name: string, zone: string): boolean =>
  zone === '' || zone === '.' || sameName(name, zone) || name.toLowerCase().endsWith(`.${zone.toLowerCase()}`)

/** Records of one owner and type in a section. */
export const recordsOf = (records: readonly DnsRecord[], name: string, type: string): DnsRecord[] =>
  records.filter((record) => record.type === type && sameName(record.name, name))

/** A and AAAA records of one owner in the answer section. */
export const addressRecordsOf = (answer: DnsAnswer, name: string): DnsRecord[] => [
  ...recordsOf(answer.answers, name, 'A'),
  ...recordsOf(answer.answers, name, 'AAAA'),
]

/** The name server names that a section gives for a zone. */
export const nameServersOf = (records: readonly DnsRecord[], zone: string): string[] => [
  ...new Set(recordsOf(records, zone, 'NS').map((record) => record.data.toLowerCase())),
]

export interface Soa {
  zone: string
  serial: number
  /** how long a negative answer may be kept, seconds: the smaller of the SOA's TTL and MINIMUM (RFC 2308, 5) */
  negativeTtl: number
}

/** The SOA of a negative answer, from its authority section (RFC 2308, 2). */
export function soaOf(answer: DnsAnswer): Soa | undefined {
  const record = [...answer.authority, ...answer.answers].find(({ type }) => type === 'SOA')
  if (!record) return undefined
  const fields = record.data.split(/\s+/)
  const serial = Number(fields[2])
  const minimum = Number(fields[6])
  return { zone: record.name.toLowerCase(), serial, negativeTtl: Number.isFinite(minimum) ? Math.min(record.ttl, minimum) : record.ttl }
}

/** The zone that an answer refers to below `above`: NS in the authority section, nothing in the answer, AA clear (RFC 1034, 4.3.2). */
export function referralOf(answer: DnsAnswer, name: string, above: string): { zone: string; nameServers: string[] } | undefined {
  if (answer.aa || answer.rcode !== 'NOERROR' || answer.answers.length > 0) return undefined
  const owner = answer.authority.find(({ type }) => type === 'NS')?.name.toLowerCase()
  if (owner === undefined || sameName(owner, above) || !isWithin(owner, above) || !isWithin(name, owner)) return undefined
  return { zone: owner, nameServers: nameServersOf(answer.authority, owner) }
}

/** The answer of a lookup, whatever it says; undefined when none came. */
export const answerOf = (lookup: DnsLookup): DnsAnswer | undefined =>
  lookup.attempt.state === 'observed' ? lookup.attempt.value : undefined

/** Where a name leads. */
export interface Walk {
  /** each alias on the way, in order */
  aliases: readonly DnsRecord[]
  /** the name at which the aliases end, or close their circle */
  end: string
  circle: boolean
  /** A and AAAA records of the end */
  addresses: readonly DnsRecord[]
}

/** Resolvers give up far earlier; we only guard against never ending. */
const mostAliases = 32

/**
 * Follows the aliases of a name through records that were seen.
 * @param sources records by trust: of each name, the first source that knows an alias or an address is believed
 */
export function walkAliases(from: string, sources: readonly (readonly DnsRecord[])[]): Walk {
  const aliases: DnsRecord[] = []
  const visited = [from.toLowerCase()]
  let end = from.toLowerCase()
  while (aliases.length < mostAliases) {
    const own = ownRecords(end, sources)
    const alias = own.find(({ type }) => type === 'CNAME')
    if (!alias) return { aliases, end, circle: false, addresses: own }
    aliases.push(alias)
    end = alias.data.toLowerCase()
    if (visited.includes(end)) return { aliases, end, circle: true, addresses: [] }
    visited.push(end)
  }
  return { aliases, end, circle: false, addresses: [] }
}

/** What the first source that knows the name has of it: its aliases, or its addresses. */
function ownRecords(name: string, sources: readonly (readonly DnsRecord[])[]): DnsRecord[] {
  for (const records of sources) {
    const own = records.filter((record) => walkedTypes.has(record.type) && sameName(record.name, name))
    if (own.length > 0) return own
  }
  return []
}

const walkedTypes = new Set(['CNAME', 'A', 'AAAA'])

/** All records in the answer sections of some lookups. */
export const answerRecords = (lookups: readonly DnsLookup[]): DnsRecord[] => lookups.flatMap((lookup) => answerOf(lookup)?.answers ?? [])

/** Whether a server gave a useful answer, be it that there is nothing. */
export const isUseful = (lookup: DnsLookup): boolean => {
  const rcode = answerOf(lookup)?.rcode
  return rcode === 'NOERROR' || rcode === 'NXDOMAIN'
}

/** How the detail of an attempt begins whose answer came cut (TC), and the whole one could not be had over TCP (RFC 7766, 5). */
export const cutDetail = 'over TCP, as the answer was cut'

export const isCut = ({ attempt }: DnsLookup): boolean => attempt.state === 'failed' && (attempt.detail?.startsWith(cutDetail) ?? false)
