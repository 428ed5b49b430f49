import type { DnsAnswer, DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { Verdict } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'
import type { FindingView, RunRowView } from '#lib/wizard/view.ts'
import { dnsLine } from '#lib/wizard/views/evidence-lines.ts'
import { recordWords } from '#lib/words/en/records.ts'
import type { FindingWords } from '#lib/words/types.ts'
import { sameValue } from './same-value.ts'

/** A server that answered, be it that there is nothing. */
interface Answered {
  lookup: DnsLookup
  answer: DnsAnswer
  /** the values that it has of this name and type */
  values: string[]
  matches: boolean
}

/**
 * Judges a record by what the zone's servers and the resolvers say of it. The
 * zone's servers are believed first; what only resolvers still have of before is
 * waited for. No useful answer at all is `unknown`. Pure.
 */
export function judgeRecord(record: HandedOutRecord, lookups: readonly DnsLookup[]): RunRowView {
  const answered = lookups.flatMap((lookup) => readAnswer(lookup, record))
  const authoritative = answered.filter(({ lookup, answer }) => lookup.server.role === 'authoritative' && answer.aa)
  const resolvers = answered.filter(({ lookup }) => lookup.server.role === 'recursive')
  const truth = authoritative.length > 0 ? authoritative : resolvers
  if (truth.length === 0) return row(record, 'unknown', recordWords.unknown)
  const wrong = truth.filter(({ matches }) => !matches)
  if (wrong.length === truth.length) return notInPlace(record, truth, answered)
  if (wrong.length > 0)
    return diagnosed(record, 'warn', 'dns.nameservers-disagree', recordWords.serversDiffer(record, names(wrong)), answered)
  const stale = resolvers.filter(({ matches }) => !matches)
  if (stale.length > 0) {
    const words = recordWords.stale(record, names(stale), Math.ceil(Math.max(...stale.map(secondsLeft)) / 60))
    return diagnosed(record, 'warn', 'dns.stale-resolver-cache', words, answered, 'wait')
  }
  return row(record, 'pass', recordWords.passed(answered.length))
}

function readAnswer(lookup: DnsLookup, { type, value }: HandedOutRecord): Answered[] {
  if (lookup.attempt.state !== 'observed') return []
  const answer = lookup.attempt.value
  if (answer.rcode !== 'NOERROR' && answer.rcode !== 'NXDOMAIN') return []
  const own = answer.answers.filter((found) => found.type === type)
  const values = own.map(({ data }) => data)
  return [{ lookup, answer, values, matches: values.some((data) => sameValue(type, data, value)) }]
}

function notInPlace(record: HandedOutRecord, truth: readonly Answered[], answered: readonly Answered[]): RunRowView {
  const found = [...new Set(truth.flatMap(({ values }) => values))].join(' · ')
  // A link host leaves the ESP when it moves to the CDN: that is the point of step 5.
  if (found && record.kind === 'link-host') return row(record, 'not-applicable', recordWords.elsewhere(found.slice(0, 300)))
  // A proxied or aliased name shows addresses in place of the CNAME: it exists, and that is all that can be said here.
  if (record.kind === 'link-host' && truth.some(({ answer }) => answer.rcode === 'NOERROR'))
    return row(record, 'not-applicable', recordWords.byAddress)
  const [code, words] = found
    ? (['dns.record-value-differs', recordWords.differs(record, found.slice(0, 300))] as const)
    : (['dns.record-missing', recordWords.missing(record)] as const)
  return diagnosed(record, 'fail', code, words, answered)
}

const names = (answered: readonly Answered[]): string =>
  answered.map(({ lookup }) => lookup.server.name ?? lookup.server.address).join(', ')

/** For how long a resolver may keep what it has: the TTL left, or the negative TTL (RFC 2308, 5). */
function secondsLeft({ answer }: Answered): number {
  const soa = answer.authority.find(({ type }) => type === 'SOA')
  const minimum = Number(soa?.data.split(/\s+/)[6] ?? 0)
  return Math.max(0, ...answer.answers.map(({ ttl }) => ttl), soa ? Math.min(soa.ttl, minimum) : 0)
}

const row = (record: HandedOutRecord, verdict: Verdict, detail: string, finding: FindingView | null = null): RunRowView => ({
  id: record.id,
  group: 'records',
  title: `${record.type} ${record.name}`,
  verdict,
  detail,
  finding,
})

function diagnosed(
  record: HandedOutRecord,
  verdict: 'warn' | 'fail',
  code: string,
  words: FindingWords,
  answered: readonly Answered[],
  owner: FindingView['owner'] = 'dns-admin',
): RunRowView {
  const asked = answered.map(({ lookup }) => lookup)
  return row(record, verdict, words.title, {
    code,
    check: 'dns.handed-out-records',
    area: 'dns',
    verdict,
    severity: verdict === 'fail' ? 'blocker' : 'warning',
    owner,
    ...words,
    causedBy: null,
    evidence: asked.map((lookup) => ({ id: lookup.id, text: dnsLine(lookup) })),
    reproduce: asked.slice(0, 3).map(({ server }) => dig(record.name, record.type, server.address)),
  })
}
