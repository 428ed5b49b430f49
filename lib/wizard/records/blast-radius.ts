import { normalName, sameUse, sameValue } from '#lib/engine/facts/dns/same-value.ts'
import type { NameToday } from '#lib/engine/facts/dns/today.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { DnsHost } from '#lib/providers/dns/dns-host.ts'
import { edgeProviderOfName, espOfName } from '#lib/providers/registry.ts'
import { radiusWords as words } from '#lib/words/en/records-out.ts'
import type { RadiusState } from './records-out.ts'

interface Radius {
  state: RadiusState
  /** what answers today and what would stop, a sentence each */
  lines: string[]
}

/** A record to come; without a value where only its type is known. */
interface ComingRecord {
  type: string
  name: string
  value: string | null
  /** leads the links of mails */
  isLinkHost: boolean
  /** the name that a CDN gave for it, where it is known */
  edge?: string | null
}

/** Longest text of a value within a sentence. */
const mostCharacters = 160

/** What can be in a record's way: of none of these it may be unknown whether it is there. */
const inTheWay = ['CNAME', 'A', 'AAAA', 'MX', 'TXT', 'NS']

/** What answers at a name today, and what would stop once a record is added there. Pure. */
export function blastRadius(record: ComingRecord, today: NameToday | undefined, host?: DnsHost): Radius {
  if (!today) return { state: 'unknown', lines: [words.couldNotLook] }
  const radius = radiusOf(record, today, host)
  const unseen = inTheWay.filter((type) => !today.answered.includes(type))
  if (unseen.length === 0 || radius.state === 'in-place' || radius.state === 'unknown') return radius
  if (radius.state === 'free') return { state: 'unknown', lines: [words.partlySeen(unseen)] }
  return { ...radius, lines: [...radius.lines, words.partlySeen(unseen)] }
}

function radiusOf(record: ComingRecord, today: NameToday, host: DnsHost | undefined): Radius {
  if (today.zone === null) return { state: 'unknown', lines: [words.noZone(registeredDomain(record.name))] }
  if (isThere(record, today)) return { state: 'in-place', lines: [words.inPlace] }
  if (record.isLinkHost && isAtCdn(record, today)) return { state: 'in-place', lines: [...said(today, 'CNAME'), words.atCdn] }
  if (record.type === 'CNAME' && record.name === today.zone) return atApex(today, host)
  if (today.records.length === 0 && record.type !== 'NS')
    return { state: 'free', lines: [today.below.length > 0 ? words.nothingHere : words.nothing] }
  if (record.type === 'CNAME') return besideCname(record, today)
  if (record.type === 'NS') return delegating(record, today)
  if (has(today, 'CNAME'))
    return { state: 'stops', lines: [...said(today, 'CNAME'), words.noneBesideCname(record.type), words.webStops(today.ports)] }
  return sameType(record, today)
}

const isThere = ({ type, value }: ComingRecord, { records, byWildcard }: NameToday): boolean =>
  value !== null && !byWildcard && records.some((record) => record.type === type && sameValue(type, record.data, value))

/** A link host that was moved to a CDN already must not be moved back. */
const isAtCdn = ({ edge }: ComingRecord, today: NameToday): boolean =>
  !today.byWildcard &&
  valuesOf(today, 'CNAME').some((value) => normalName(value) === edge || edgeProviderOfName(normalName(value)) !== undefined)

const has = ({ records }: NameToday, type: string): boolean => records.some((record) => record.type === type)

const valuesOf = ({ records }: NameToday, type: string): string[] =>
  records
    .filter((record) => record.type === type)
    .map(({ data }) => (data.length > mostCharacters ? `${data.slice(0, mostCharacters)}…` : data))

/** One sentence for all records of a type; none where there are none. */
const said = (today: NameToday, type: string): string[] => (has(today, type) ? [words.found(type, valuesOf(today, type))] : [])

const wildcardLine = ({ byWildcard, name }: NameToday): string[] => (byWildcard ? [words.wildcard(name)] : [])

function atApex(today: NameToday, host: DnsHost | undefined): Radius {
  const instead = host?.atApex ? words.apexInstead(host.name, host.atApex) : words.apexOther
  return { state: 'impossible', lines: [words.apex(today.name), instead, ...['A', 'AAAA', 'MX'].flatMap((type) => said(today, type))] }
}

/** Nothing can stand beside a CNAME (RFC 1034, 3.6.2): another one is replaced, all else has to go. */
function besideCname(record: ComingRecord, today: NameToday): Radius {
  if (has(today, 'CNAME')) {
    const toEsp = valuesOf(today, 'CNAME').some((value) => espOfName(normalName(value)) !== undefined)
    const lines = [...said(today, 'CNAME'), ...(toEsp ? [words.espHere] : []), words.webMoves(toEsp ? [] : today.ports)]
    return { state: 'replaces', lines: [...lines, ...wildcardLine(today)] }
  }
  const addresses = ['A', 'AAAA'].flatMap((type) => said(today, type))
  const lines = [
    ...addresses,
    ...(addresses.length > 0 ? [words.noneBesideCname('CNAME'), words.webStops(today.ports)] : []),
    ...(has(today, 'MX') ? [...said(today, 'MX'), words.mailStops(today.name)] : []),
    ...(has(today, 'TXT') ? [...said(today, 'TXT'), words.textStops] : []),
    ...(has(today, 'CAA') ? [...said(today, 'CAA'), words.caaStops] : []),
    ...(has(today, 'NS') ? [...said(today, 'NS'), words.delegationHides(today.name)] : []),
    ...(addresses.length > 0 && record.isLinkHost ? [words.maybeCdn] : []),
  ]
  return { state: today.byWildcard ? 'replaces' : 'stops', lines: [...lines, ...wildcardLine(today)] }
}

/** A delegation hides what the zone above holds at the name and below it (RFC 1034, 4.2.1). */
function delegating({ name }: ComingRecord, today: NameToday): Radius {
  if (has(today, 'NS')) return { state: 'stops', lines: [...said(today, 'NS'), words.delegationStops(name)] }
  if (today.records.length === 0 && today.below.length === 0 && !today.exists) return { state: 'free', lines: [words.nothing] }
  const found = [...new Set(today.records.map(({ type }) => type))].flatMap((type) => said(today, type))
  const below = today.below.length > 0 ? [words.below(today.below)] : []
  return { state: 'stops', lines: [...found, ...below, words.delegationHides(name)] }
}

/** Beside records of its own type a record may stand, but not always do what is meant. */
function sameType({ type, name, value }: ComingRecord, today: NameToday): Radius {
  const rivals = today.records.filter((record) => record.type === type && (value === null || sameUse(type, record.data, value)))
  if (rivals.length === 0 || type === 'CAA' || (type === 'TXT' && !hasUse(value))) {
    return { state: 'free', lines: [words.besideStays([...new Set(today.records.map((record) => record.type))])] }
  }
  const found = words.found(
    type,
    rivals.map(({ data }) => data.slice(0, mostCharacters)),
  )
  if (type === 'MX') return { state: 'replaces', lines: [found, words.mailSplits(name), ...wildcardLine(today)] }
  if (type === 'TXT') return { state: 'replaces', lines: [found, textLine(value ?? '')] }
  return { state: 'replaces', lines: [found, words.addressesSplit, ...wildcardLine(today)] }
}

const textLine = (value: string): string => {
  if (/v=spf1/i.test(value)) return words.oneSpf
  return /v=DMARC1/i.test(value) ? words.oneDmarc : words.textReplaced
}

/** Whether a text says what it is for; of those that do not, any number may stand side by side. */
const hasUse = (value: string | null): boolean => /^\s{0,9}"?\s{0,9}(v|k|p)\s{0,9}=/i.test(value ?? '')
