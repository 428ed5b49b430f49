import { answerOf, isUseful, isWithin } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import { publicSuffix, registeredDomain } from '#lib/engine/target/domain-names.ts'
import { misplacedNames } from '#lib/engine/target/misplaced-names.ts'
import { neighboursOf } from '#lib/engine/target/neighbours.ts'
import { edgeProviderOfName } from '#lib/providers/registry.ts'
import { isOurs } from './alias-target.ts'
import { type Delegation, misplacedValue } from './delegation.ts'
import type { LinkRecord } from './link-record.ts'

/**
 * Whether the link host has a record, and where it is instead. The kinds exclude each
 * other, the particular before the general: `missing` means that it was found nowhere.
 */
export type RecordPlace =
  | { kind: 'present' }
  | { kind: 'domain-not-registered'; domain: string; byRegistry: boolean; asked: readonly string[] }
  | { kind: 'doubled' | 'wrong-level' | 'label-changed'; name: string; value: string }
  | { kind: 'wrong-zone'; value: string; zone: string; hiddenBy: string; nameServers: readonly string[] }
  | { kind: 'wrong-type'; type: string; value: string }
  | { kind: 'wildcard-blocked'; value: string }
  | { kind: 'missing'; zone: string; nameServers: readonly string[] }

/** Looks through what was asked for a record that is missing at its name. */
export function recordPlaceOf(evidence: Evidence, record: LinkRecord, delegations: readonly Delegation[]): RecordPlace {
  const delegation = delegations[0]
  const zone = delegation?.zone ?? registeredDomain(evidence.target.hostname)
  const lost = evidence.dns.filter(({ purpose }) => purpose === 'lost-record')
  if (record.outcome === 'records')
    return (isWildcardAnswer(evidence, record) ? otherName(evidence, lost, zone) : undefined) ?? { kind: 'present' }
  return (
    unregistered(evidence, record) ??
    otherType(evidence, record, delegations) ??
    hiddenByDelegation(evidence, lost, delegation) ??
    otherName(evidence, lost, zone) ??
    blockedWildcard(evidence, record) ?? { kind: 'missing', zone, nameServers: delegation?.nameServers ?? [] }
  )
}

/** That a domain does not exist its registry says: the servers of the public suffix, where the name was asked of them; else every resolver that knows the suffix. */
function unregistered(evidence: Evidence, record: LinkRecord): RecordPlace | undefined {
  const { hostname } = evidence.target
  const domain = registeredDomain(hostname)
  if (record.outcome !== 'nxdomain') return undefined
  const byRegistry =
    record.source === 'authoritative' && record.zone !== domain && isWithin(publicSuffix(hostname), record.zone ?? hostname)
  const rcodes = evidence.dns
    .filter(({ purpose, name }) => purpose === 'zone' && name.toLowerCase() === domain)
    .flatMap((lookup) => (isUseful(lookup) ? (answerOf(lookup)?.rcode ?? []) : []))
  const gone = rcodes.length > 0 && rcodes.every((rcode) => rcode === 'NXDOMAIN')
  return byRegistry || gone ? { kind: 'domain-not-registered', domain, byRegistry, asked: record.asked } : undefined
}

/** The value stands at the right name in a record of another type: text, a name server, a mail server. */
function otherType(evidence: Evidence, record: LinkRecord, delegations: readonly Delegation[]): RecordPlace | undefined {
  const { target } = evidence
  const asked = evidence.dns
    .filter(({ purpose, name }) => (purpose === 'lost-record' || purpose === 'link-host') && name === target.hostname)
    .flatMap((lookup) => answerOf(lookup)?.answers ?? [])
    .filter(({ name, type }) => name.toLowerCase() === target.hostname && !['A', 'AAAA', 'CNAME'].includes(type))
  const found = [...record.others, ...asked].find(({ data }) => hostsIn(data).some((host) => isOurs(host, target)))
  if (found) return { kind: 'wrong-type', type: found.type, value: found.data }
  const server = misplacedValue(evidence, delegations)
  return server === undefined ? undefined : { kind: 'wrong-type', type: 'NS', value: server }
}

/** The host names in a record's data. */
export const hostsIn = (data: string): string[] =>
  data
    .toLowerCase()
    .split(/[\s"']+/)
    .map((word) => word.replace(/^https?:\/\//, '').replace(/[./]+$/, ''))

/** Servers of a zone above answer with the record although the name is delegated away from them. */
function hiddenByDelegation(evidence: Evidence, lost: readonly DnsLookup[], delegation: Delegation | undefined): RecordPlace | undefined {
  const { hostname } = evidence.target
  for (const lookup of lost) {
    const above = lookup.server.zone
    if (!delegation || lookup.name !== hostname || above === undefined || above.length >= delegation.zone.length) continue
    const value = pointers(lookup, hostname)[0]?.data
    if (value) return { kind: 'wrong-zone', value, zone: above, hiddenBy: delegation.zone, nameServers: delegation.nameServers }
  }
  return undefined
}

/** The record stands at another name. A wildcard's answer is none. */
function otherName(evidence: Evidence, lost: readonly DnsLookup[], zone: string): RecordPlace | undefined {
  const { target } = evidence
  const besideHost = wildcardRecords(evidence.dns, target.hostname)
  for (const { name, kind } of misplacedNames(target.hostname, zone, neighboursOf(target))) {
    const found = lost.filter((lookup) => lookup.name === name).flatMap((lookup) => pointers(lookup, name))
    const wild = new Set([...besideHost, ...wildcardRecords(evidence.dns, name)].map(({ data }) => data))
    const record = found.find((candidate) => !wild.has(candidate.data) && isPlausible(candidate, kind, evidence))
    if (record) return { kind, name, value: record.data }
  }
  return undefined
}

/** At a doubled name nothing stands but by this mistake; elsewhere the value has to be the one that is looked for. */
function isPlausible({ type, data, name }: DnsRecord, kind: string, { target }: Evidence): boolean {
  if (type !== 'CNAME') return false
  if (kind === 'doubled') return true
  const value = data.toLowerCase()
  if (value === target.espTarget || value === target.edge) return true
  const label = target.hostname.slice(0, target.hostname.indexOf('.'))
  return name.toLowerCase().includes(label) && edgeProviderOfName(value) !== undefined
}

/** The name is empty because another one lies below it, and so the wildcard beside it does not apply (RFC 4592, 2.2.2). */
function blockedWildcard(evidence: Evidence, record: LinkRecord): RecordPlace | undefined {
  const [first] = wildcardRecords(evidence.dns, evidence.target.hostname)
  return record.outcome === 'nodata' && first ? { kind: 'wildcard-blocked', value: first.data } : undefined
}

/** What a name that nobody made beside this one answers: the wildcard's aliases and addresses. */
const wildcardRecords = (lookups: readonly DnsLookup[], name: string): DnsRecord[] =>
  siblingsOf(lookups, name).flatMap((lookup) => pointers(lookup, lookup.name))

/** The questions for made-up names at the level of this one. */
export const siblingsOf = (lookups: readonly DnsLookup[], name: string): DnsLookup[] =>
  lookups.filter((lookup) => lookup.purpose === 'wildcard' && parentOf(lookup.name) === parentOf(name))

const parentOf = (name: string): string => name.slice(name.indexOf('.') + 1).toLowerCase()

/** Aliases and addresses of one owner in an answer that can be believed. */
const pointers = (lookup: DnsLookup, owner: string): DnsRecord[] =>
  ownRecords(lookup, owner).filter(({ type }) => ['CNAME', 'A', 'AAAA'].includes(type))

/** The records of one owner in an answer that can be believed. */
export function ownRecords(lookup: DnsLookup, owner: string): DnsRecord[] {
  const answer = answerOf(lookup)
  if (!answer || (lookup.server.role === 'authoritative' && !answer.aa)) return []
  return answer.answers.filter(({ name }) => name.toLowerCase() === owner.toLowerCase())
}

/** Whether the link host's answer is the wildcard's: each record of it is. */
export function isWildcardAnswer(evidence: Evidence, record: LinkRecord): boolean {
  const wild = new Set(wildcardRecords(evidence.dns, evidence.target.hostname).map(({ type, data }) => `${type} ${data}`))
  const own = [...record.aliases, ...record.addresses.filter(({ type }) => type === 'A')]
  return own.length > 0 && own.every(({ type, data }) => wild.has(`${type} ${data}`))
}
