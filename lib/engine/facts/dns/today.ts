import { answerOf, isUseful, isWithin, nameServersOf, recordsOf, referralOf, soaOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { believedEvidence } from './believed.ts'

/** What stands at a name, as its zone's own server says it; as a resolver does where none of them answered. */
export interface NameToday {
  name: string
  /** the zone that holds it: the owner of the SOA; null where none was found */
  zone: string | null
  nameServers: readonly string[]
  soa: { primary: string; mailbox: string } | null
  /** each record at exactly this name, a TTL in seconds */
  records: readonly Pick<DnsRecord, 'type' | 'data' | 'ttl'>[]
  /** types that were answered for, be it by nothing; a name that does not exist has answered for all */
  answered: readonly string[]
  /** nobody made the name: a wildcard answers for it */
  byWildcard: boolean
  /** the name exists, be it only because something lies below it */
  exists: boolean
  /** names known to lie below it */
  below: readonly string[]
  /** ports on which a web site answers */
  ports: readonly (80 | 443)[]
  /** when it was looked at, RFC 3339 */
  at: string
  /** the lookups that it rests on */
  lookups: readonly DnsLookup[]
}

/** What matters of a name; what serves the zone itself (SOA, DNSSEC) does not. */
const types = new Set(['CNAME', 'A', 'AAAA', 'MX', 'TXT', 'NS', 'CAA'])

/**
 * What stands at a name. Undefined where nobody gave an answer for it that can be believed.
 * @param type of the record to come: a delegation (NS) stands in the zone above its own name
 */
export function nameToday(gathered: Evidence, name: string, type: string): NameToday | undefined {
  const { dns, tls, http, startedAt } = believedEvidence(gathered)
  const above = type === 'NS'
  const useful = dns.filter((lookup) => lookup.name === name && isUseful(lookup) && !(above && lookup.server.zone === name))
  const own = believed(useful, above)
  if (own.length === 0) return undefined
  const zone = zoneOf(own, dns, name, above)
  const records = recordsAt(own, name, zone)
  return {
    name,
    zone,
    nameServers: nameServersFor(zone, dns),
    soa: soaNames(zone, dns),
    records,
    answered: answeredTypes(own),
    byWildcard: isByWildcard(records, name, dns),
    exists: own.some((lookup) => answerOf(lookup)?.rcode === 'NOERROR'),
    below: namesBelow(name, dns),
    ports: [
      ...(http.some(({ purpose, host, attempt }) => purpose === 'today' && host === name && attempt.state === 'observed')
        ? [80 as const]
        : []),
      ...(tls.some(({ role, servername, attempt }) => role === 'link-host' && servername === name && answersTls(attempt))
        ? [443 as const]
        : []),
    ],
    at: startedAt,
    lookups: own,
  }
}

/** The zone's own servers; a server that refers onward has said so of the zone above. */
function believed(useful: readonly DnsLookup[], above: boolean): DnsLookup[] {
  const authoritative = useful.filter(
    (lookup) => lookup.server.role === 'authoritative' && (answerOf(lookup)?.aa || (above && refers(lookup))),
  )
  const deepest = Math.max(...authoritative.map(({ server }) => server.zone?.length ?? 0))
  const own = authoritative.filter(({ server }) => (server.zone?.length ?? 0) === deepest)
  return own.length > 0 ? own : useful.filter(({ server }) => server.role === 'recursive')
}

/** The zone above says of a delegation without authority what it has; anything else that comes so is no answer. */
const refers = (lookup: DnsLookup): boolean => {
  const answer = answerOf(lookup)
  return answer !== undefined && referralOf(answer, lookup.name, lookup.server.zone ?? '') !== undefined
}

function zoneOf(own: readonly DnsLookup[], all: readonly DnsLookup[], name: string, above: boolean): string | null {
  const byOwnServers = own.flatMap((lookup) => [lookup.server.zone, soaZone(lookup)]).filter((zone) => zone !== undefined)
  const cuts = own.some(({ server }) => server.role === 'authoritative') ? [] : all.filter((lookup) => nameServersIn(lookup).length > 0)
  const candidates = [...byOwnServers, ...cuts.map((lookup) => lookup.name)]
  const found = candidates
    .filter((zone) => isWithin(name, zone) && !(above && zone === name))
    .toSorted((one, other) => other.length - one.length)[0]
  return found !== undefined && found.length >= registeredDomain(name).length ? found : null
}

const soaZone = (lookup: DnsLookup): string | undefined => {
  const answer = answerOf(lookup)
  return answer && answer.answers.length === 0 ? soaOf(answer)?.zone : undefined
}

const nameServersIn = (lookup: DnsLookup): string[] => {
  const answer = answerOf(lookup)
  return lookup.type === 'NS' && answer ? nameServersOf([...answer.answers, ...answer.authority], lookup.name) : []
}

/** By the zone's own word where it gave one: the delegation may be out of date. */
function nameServersFor(zone: string | null, all: readonly DnsLookup[]): string[] {
  const lookups = all.filter((lookup) => lookup.name === zone && nameServersIn(lookup).length > 0)
  const told = lookups.find(({ server }) => server.role === 'authoritative') ?? lookups[0]
  if (told) return nameServersIn(told)
  return [...new Set(all.flatMap(({ server }) => (server.zone === zone && server.name ? [server.name] : [])))]
}

function soaNames(zone: string | null, all: readonly DnsLookup[]): NameToday['soa'] {
  const records = all.flatMap((lookup) => {
    const answer = answerOf(lookup)
    return answer && zone !== null ? recordsOf([...answer.answers, ...answer.authority], zone, 'SOA') : []
  })
  const [primary, mailbox] = records[0]?.data.toLowerCase().split(/\s+/) ?? []
  return primary && mailbox ? { primary, mailbox } : null
}

function recordsAt(own: readonly DnsLookup[], name: string, zone: string | null): NameToday['records'] {
  const all = own.flatMap((lookup) => {
    const answer = answerOf(lookup)
    return answer ? [...answer.answers, ...recordsOf(answer.authority, name, 'NS')] : []
  })
  // The zone's own NS records are not in anybody's way: they are the zone.
  const kept = all.filter(
    (record) => record.name.toLowerCase() === name && types.has(record.type) && !(record.type === 'NS' && name === zone),
  )
  const byContent = new Map(kept.map(({ type, data, ttl }) => [`${type} ${data}`, { type, data, ttl }]))
  return [...byContent.values()]
}

/** With an alias every type has its answer (RFC 1034, 3.6.2), and so it has where there is no name (RFC 8020). */
function answeredTypes(own: readonly DnsLookup[]): string[] {
  const all = own.some((lookup) => {
    const answer = answerOf(lookup)
    return answer?.rcode === 'NXDOMAIN' || answer?.answers.some((record) => record.type === 'CNAME' && record.name === lookup.name)
  })
  return all ? [...types] : [...new Set(own.map(({ type }) => type))]
}

/** Whether a name beside it that nobody made has the same to say. */
function isByWildcard(records: NameToday['records'], name: string, all: readonly DnsLookup[]): boolean {
  const parent = name.slice(name.indexOf('.') + 1)
  const beside = all.filter((lookup) => lookup.purpose === 'wildcard' && lookup.name.slice(lookup.name.indexOf('.') + 1) === parent)
  const said = beside.flatMap((lookup) => answerOf(lookup)?.answers.filter((record) => record.name.toLowerCase() === lookup.name) ?? [])
  return (
    said.length > 0 && records.length > 0 && said.every(({ type, data }) => records.some((own) => own.type === type && own.data === data))
  )
}

function namesBelow(name: string, all: readonly DnsLookup[]): string[] {
  const found = all.filter(
    (lookup) =>
      lookup.name.endsWith(`.${name}`) && lookup.purpose !== 'wildcard' && answerOf(lookup)?.aa && answerOf(lookup)?.rcode === 'NOERROR',
  )
  return [...new Set(found.map((lookup) => lookup.name))]
}

/** A server that breaks a handshake off, or shows a certificate that nobody trusts, answers all the same. */
const answersTls = (attempt: Evidence['tls'][number]['attempt']): boolean =>
  attempt.state === 'observed' || (attempt.state === 'failed' && (attempt.reason === 'tls-alert' || attempt.reason === 'not-tls'))
