import { deniesName } from '#lib/engine/evidence/denial.ts'
import { addressRecordsOf, answerOf, isCut, recordsOf, referralOf, soaOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsAnswer, DnsLookup, DnsRecord } from '#lib/engine/evidence/evidence.ts'

/**
 * What one server makes of a name:
 * `records` an alias or addresses; `nodata`, `nxdomain` nothing (RFC 2308, 2); `servfail`
 * could not say; `refused` did not want to; `lame` does not serve the zone that is
 * delegated to it; `referral` the name lies in a zone further below; `silent` nothing came
 * back; `unasked` we are the ones who could not ask.
 */
export type ViewOutcome = 'records' | 'nodata' | 'nxdomain' | 'servfail' | 'refused' | 'lame' | 'referral' | 'silent' | 'unasked'

export interface View {
  server: DnsLookup['server']
  outcome: ViewOutcome
  aliases: readonly DnsRecord[]
  addresses: readonly DnsRecord[]
  /** records of other types at the same name */
  others: readonly DnsRecord[]
  /** how long this negative answer may be kept, seconds */
  negativeTtl?: number
  /** SOA serial of the zone, where the answers told it */
  serial?: number
  /** in words of the protocol, for the sentence: `REFUSED`, `no reply`, `not authoritative` */
  detail: string
  ids: readonly string[]
}

/** Groups the lookups of one name by server. */
export function viewsOf(lookups: readonly DnsLookup[], name: string): View[] {
  const servers = Map.groupBy(lookups, ({ server }) => `${server.role} ${server.address} ${server.port} ${server.zone ?? ''}`)
  return [...servers.values()].map((group) => viewOf(group, name))
}

function viewOf(group: readonly DnsLookup[], name: string): View {
  const answers = group.flatMap((lookup) => answerOf(lookup) ?? [])
  const server = (group[0] as DnsLookup).server
  const believed = server.role === 'authoritative' ? answers.filter(({ aa }) => aa) : answers
  const records = (pick: (answer: DnsAnswer) => DnsRecord[]): DnsRecord[] => unique(believed.flatMap(pick))
  const soa = believed.map(soaOf).find((found) => found !== undefined)
  const found = {
    aliases: records((answer) => recordsOf(answer.answers, name, 'CNAME')),
    addresses: records((answer) => addressRecordsOf(answer, name)),
    others: records((answer) => answer.answers.filter((record) => record.name.toLowerCase() === name && isOther(record.type))),
  }
  const outcome = found.aliases.length + found.addresses.length > 0 ? 'records' : outcomeOf(group, believed, server, name)
  return {
    server,
    ...found,
    outcome,
    negativeTtl: soa?.negativeTtl,
    serial: soa?.serial,
    detail: detailOf(group),
    ids: group.map(({ id }) => id),
  }
}

const isOther = (type: string): boolean => !['CNAME', 'A', 'AAAA', 'RRSIG', 'NSEC', 'NSEC3'].includes(type)

const unique = (records: readonly DnsRecord[]): DnsRecord[] =>
  records.filter((record, index) => records.findIndex(({ type, data }) => type === record.type && data === record.data) === index)

/** Without an alias or address: why. Both kinds of address have to be answered before "nothing there" is believed. */
function outcomeOf(group: readonly DnsLookup[], believed: readonly DnsAnswer[], server: DnsLookup['server'], name: string): ViewOutcome {
  const asked = group.filter(({ type }) => type === 'A' || type === 'AAAA')
  const answers = asked.flatMap((lookup) => answerOf(lookup) ?? [])
  if (answers.length === 0) return asked.every(isOurFailure) ? 'unasked' : 'silent'
  if (server.role === 'authoritative' && believed.length === 0) return withoutAuthority(answers, server.zone ?? '', name)
  const judged = server.role === 'authoritative' ? answers.filter(({ aa }) => aa) : answers
  if (judged.some((answer) => deniesName(answer, name))) return 'nxdomain'
  if (judged.some(({ rcode }) => rcode === 'SERVFAIL')) return 'servfail'
  if (judged.some(({ rcode }) => rcode !== 'NOERROR')) return 'refused'
  return answers.length === asked.length ? 'nodata' : 'silent'
}

const withoutAuthority = (answers: readonly DnsAnswer[], zone: string, name: string): ViewOutcome =>
  answers.some((answer) => referralOf(answer, name, zone)) ? 'referral' : 'lame'

const isOurFailure = ({ attempt }: DnsLookup): boolean =>
  attempt.state === 'skipped' || (attempt.state === 'failed' && ['not-allowed', 'aborted', 'unreachable'].includes(attempt.reason))

function detailOf(group: readonly DnsLookup[]): string {
  const answers = group.flatMap((lookup) => answerOf(lookup) ?? [])
  const failing = answers.find(({ rcode }) => rcode !== 'NOERROR')
  if (failing) return failing.rcode
  if (answers.length > 0) return answers.some(({ aa }) => aa) || group[0]?.server.role === 'recursive' ? 'NOERROR' : 'not authoritative'
  const attempt = (group.find(isCut) ?? group[0])?.attempt
  if (attempt?.state !== 'failed') return 'not asked'
  return group.some(isCut) ? `TC, TCP ${attempt.reason}` : attempt.reason
}

/** Whether two servers say the same of the name: the same aliases, or both addresses, or both nothing. */
export function sameAnswer(first: View, second: View): boolean {
  if (first.outcome !== second.outcome) return isNothing(first) && isNothing(second)
  return first.outcome !== 'records' || aliasKey(first) === aliasKey(second)
}

export const isNothing = ({ outcome }: View): boolean => outcome === 'nxdomain' || outcome === 'nodata'

export const isAnswer = (view: View): boolean => view.outcome === 'records' || isNothing(view)

const aliasKey = ({ aliases }: View): string =>
  aliases
    .map(({ data }) => data.toLowerCase())
    .sort()
    .join(' ')

/** "ns1.example.net (192.0.2.1)", or the address of a resolver. */
export const serverLabel = ({ name, address }: DnsLookup['server']): string => (name ? `${name} (${address})` : address)
