import { answerOf, isUseful, sameName, soaOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsAnswer, DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { believedLookups } from '#lib/engine/facts/dns/believed.ts'
import { handedOutState } from '#lib/engine/facts/dns/handed-out.ts'
import type { HandedOutRecord, RunModel } from '#lib/wizard/model.ts'
import type { LookResult } from './look.ts'

/** What the servers of a zone say of a name. */
interface ZoneAnswer {
  name: string
  /** the same text for the same answer; empty: there is nothing */
  answer: string
  /** how long a cache that asks now may keep it, seconds: the TTL, or how long a negative answer lives (RFC 2308, 5) */
  keptSeconds: number
}

/** The servers differ: a change is on its way. */
const mixed = 'several'

/** Of each name that was asked for what its zone's own servers say. */
function zoneAnswers({ dns, target }: Evidence): ZoneAnswer[] {
  const own = believedLookups(dns).filter(
    ({ purpose, name, server, cd }) =>
      server.role === 'authoritative' && !cd && (purpose === 'record' || (purpose === 'link-host' && sameName(name, target.hostname))),
  )
  const byName = Map.groupBy(own, ({ purpose, name, type }) => (purpose === 'record' ? `${name} ${type}` : name))
  return [...byName].flatMap(([name, lookups]) => zoneAnswer(name, lookups) ?? [])
}

function zoneAnswer(name: string, lookups: readonly DnsLookup[]): ZoneAnswer | undefined {
  const servers = Map.groupBy(lookups, ({ server }) => `${server.address} ${server.port}`)
  const said = [...servers.values()].flatMap((group) => {
    const answers = group.flatMap((lookup) => (isUseful(lookup) ? (answerOf(lookup) ?? []) : [])).filter(({ aa }) => aa)
    return answers.length > 0 ? [{ answer: textOf(answers, group), keptSeconds: Math.max(...answers.map(keptSeconds)) }] : []
  })
  const [first] = said
  if (!first) return undefined
  const agreed = said.every(({ answer }) => answer === first.answer)
  return { name, answer: agreed ? first.answer : mixed, keptSeconds: Math.max(...said.map((one) => one.keptSeconds)) }
}

/** Addresses of a link host change by place and moment, so only that there are some counts. */
function textOf(answers: readonly DnsAnswer[], group: readonly DnsLookup[]): string {
  const name = group[0]?.name ?? ''
  const records = answers.flatMap((answer) => answer.answers.filter((record) => sameName(record.name, name)))
  const aliases = records.filter(({ type }) => type !== 'A' && type !== 'AAAA')
  if (group[0]?.purpose === 'link-host' && aliases.length === 0) return records.length > 0 ? 'addresses' : ''
  const told = group[0]?.purpose === 'link-host' ? aliases.filter(({ type }) => type === 'CNAME') : records
  return [...new Set(told.map(({ type, data }) => `${type} ${data.toLowerCase()}`))].toSorted().join(', ')
}

const keptSeconds = (answer: DnsAnswer): number => Math.max(0, ...answer.answers.map(({ ttl }) => ttl), soaOf(answer)?.negativeTtl ?? 0)

const endOf = ({ startedAt, durationMs }: Evidence): number => new Date(startedAt).getTime() + durationMs

const isoAfter = (at: number, seconds: number): string => new Date(Math.ceil(at / 1000 + seconds) * 1000).toISOString()

/**
 * The names whose answer has changed, with the moment by which every cache must have
 * forgotten what stood there before. A cache may have asked for it up to the moment of the
 * change, which was at the latest when the new answer was first seen: from then on the old
 * TTL runs, or the negative one where there was nothing (RFC 1035, 3.2.1; RFC 2308, 5).
 * @param previous the run before, whose changes stay until their time is over
 */
export function changesSince(
  previous: { evidence: Evidence | null; result: LookResult | null } | null,
  evidence: Evidence,
): LookResult['changes'] {
  const before = previous?.evidence ? zoneAnswers(previous.evidence) : []
  const end = endOf(evidence)
  return zoneAnswers(evidence).flatMap(({ name, answer }) => {
    const running = previous?.result?.changes.find((change) => change.name === name)
    const open = running && new Date(running.agreeBy).getTime() > end ? running : undefined
    const old = before.find((one) => one.name === name)
    if (!old || old.answer === answer) return open ? [{ ...open, answer }] : []
    const agreeBy = isoAfter(end, old.keptSeconds)
    return [{ name, answer, agreeBy: open && open.agreeBy > agreeBy ? open.agreeBy : agreeBy }]
  })
}

/** The resolvers among those asked that hold an old answer of a link host. */
export function cachesOfHost({ assessment }: Pick<RunModel, 'assessment'>): LookResult['caches'] {
  const problems = assessment?.findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn' || verdict === 'unknown') ?? []
  const cached = problems.filter(({ code }) => code === 'dns.stale-resolver-cache' || code === 'dns.negative-answer-cached')
  return span(
    cached.flatMap(({ params }) => (typeof params.until === 'string' ? [params.until] : [])),
    cached.length === problems.length,
  )
}

/** The same for the records that Braze handed out. */
export function cachesOfRecords(
  records: readonly HandedOutRecord[],
  { rows }: Pick<RunModel, 'rows'>,
  evidence: Evidence,
): LookResult['caches'] {
  const open = rows.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
  const cached = open.filter(({ finding }) => finding?.code === 'dns.stale-resolver-cache')
  const until = cached.flatMap(({ id }) => {
    const record = records.find((one) => one.id === id)
    if (!record) return []
    return [isoAfter(endOf(evidence), handedOutState(record, evidence.dns, evidence).keptSeconds)]
  })
  return span(until, cached.length === open.length)
}

// RFC 3339 in UTC sorts as text.
function span(until: readonly string[], only: boolean): LookResult['caches'] {
  const sorted = until.toSorted()
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first && last ? { first, last, only } : null
}

/** Until when answers may still differ, and whether that covers every cache or only those that were asked; null: nothing is on its way. */
export function agreement(result: LookResult | null, now: Date): { by: string; everywhere: boolean } | null {
  if (!result || result.changes.some(({ answer }) => answer === mixed)) return null
  const changes = result.changes.map(({ agreeBy }) => agreeBy)
  const by = [...changes, ...(result.caches ? [result.caches.last] : [])].toSorted().at(-1)
  return by && new Date(by) > now ? { by, everywhere: changes.length > 0 } : null
}
