import { answerOf, soaOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import type { LinkRecord } from './link-record.ts'
import { isNothing, sameAnswer, type View } from './views.ts'

/** A resolver that holds something else than the authoritative servers say. */
export interface CachedView {
  resolver: string
  kind: 'old-answer' | 'negative-answer'
  /** what it answers: the old value, or the response code */
  value: string
  /** RFC 3339, UTC: not later than then it asks anew */
  until: string
}

/** Answers that change more often than this come from a service that hands out near addresses. */
const steadyTtl = 60 // seconds
/** A sensible resolver keeps no negative answer longer. */
const longestNegativeTtl = 10_800 // seconds

/**
 * The resolvers that hold an old answer. Nothing is said while the authoritative servers
 * differ among themselves, since then a resolver may be right in either way.
 */
export function cachedViews(
  evidence: Evidence,
  record: LinkRecord,
  authoritative: readonly View[],
  recursive: readonly View[],
): CachedView[] {
  const answers = authoritative.filter((view) => view.outcome === 'records' || isNothing(view))
  const [first] = answers
  if (!first || record.source !== 'authoritative' || record.outcome !== 'records') return []
  if (answers.some((view) => !sameAnswer(first, view))) return []
  return recursive.flatMap((view) => {
    if (isNothing(view)) {
      return [
        {
          resolver: view.server.address,
          kind: 'negative-answer',
          value: view.detail === 'NXDOMAIN' ? 'NXDOMAIN' : 'NODATA',
          until: after(evidence, view.negativeTtl ?? zoneNegativeTtl(evidence, record.zone)),
        },
      ]
    }
    const old = view.outcome === 'records' ? oldRecords(record, view, answers) : []
    return old.length === 0 ? [] : [cachedAnswer(evidence, view, old)]
  })
}

const cachedAnswer = (evidence: Evidence, view: View, old: readonly DnsRecord[]): CachedView => ({
  resolver: view.server.address,
  kind: 'old-answer',
  value: old.map(({ data }) => data).join(', '),
  until: after(evidence, Math.max(...old.map(({ ttl }) => ttl))),
})

/** Without an SOA in the answer (which a resolver ought not to keep then): what the zone's other negative answers tell, else the bound of RFC 2308, 5. */
function zoneNegativeTtl(evidence: Evidence, zone: string | undefined): number {
  const told = evidence.dns.flatMap((lookup) => {
    const answer = answerOf(lookup)
    const soa = answer && soaOf(answer)
    return soa && soa.zone === zone ? [soa.negativeTtl] : []
  })
  return told.length > 0 ? Math.max(...told) : longestNegativeTtl
}

/** The records of a resolver's answer that are no longer true. */
function oldRecords(record: LinkRecord, view: View, authoritative: readonly View[]): readonly DnsRecord[] {
  const targets = record.aliases.map(({ data }) => data.toLowerCase())
  if (view.aliases.length > 0) return view.aliases.filter(({ data }) => !targets.includes(data.toLowerCase()))
  if (targets.length > 0) return view.addresses
  return isOldAddressSet(record, view, authoritative) ? view.addresses : []
}

/** Addresses may differ by place and moment; they are old only where every server names one and the same other set for long. */
function isOldAddressSet(record: LinkRecord, view: View, authoritative: readonly View[]): boolean {
  const current = record.addresses.map(({ data }) => data)
  const steady =
    record.addresses.every(({ ttl }) => ttl > steadyTtl) && authoritative.every(({ addresses }) => addresses.length === current.length)
  return steady && view.addresses.every(({ data }) => !current.includes(data))
}

/** Counted from the end of the run, so that it is never too early. */
const after = (evidence: Evidence, seconds: number): string => {
  const end = new Date(evidence.startedAt).getTime() + evidence.durationMs + seconds * 1000
  return new Date(Math.ceil(end / 1000) * 1000).toISOString()
}
