import { answerOf, soaOf } from '#lib/engine/evidence/dns-answers.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type OtherWay, oldAlias, type Places } from './places.ts'

/** A resolver that holds something else than the authoritative servers say, for one kind of address. */
export interface CachedView {
  resolver: string
  kind: 'old-answer' | 'negative-answer'
  /** what it answers: the old value, or the response code */
  value: string
  /** RFC 3339, UTC: not later than then it asks anew */
  until: string
  way: OtherWay
}

/** A sensible resolver keeps no negative answer longer. */
const longestNegativeTtl = 10_800 // seconds

/**
 * The resolvers that hold an old answer. While the authoritative servers differ among
 * themselves, a resolver is right that says what any of them does.
 */
export function cachedViews(evidence: Evidence, { believed, others, cached }: Places, zone: string | undefined): CachedView[] {
  const current = [...believed, ...others]
  return cached.map((way) => {
    const { server, outcome, detail, addresses, negativeTtl } = way.handOut
    const alias = oldAlias(way, current)
    const common = { resolver: server.address, way }
    if (!alias && outcome !== 'addresses')
      return { ...common, kind: 'negative-answer', value: detail, until: after(evidence, negativeTtl ?? zoneNegativeTtl(evidence, zone)) }
    const old = alias ? [alias] : addresses
    const value = old.map(({ data }) => data).join(', ')
    return { ...common, kind: 'old-answer', value, until: after(evidence, Math.max(0, ...old.map(({ ttl }) => ttl))) }
  })
}

/** Without an SOA in the answer (which a resolver ought not to keep then): what the zone's other negative answers tell, else the bound of RFC 2308, 5. */
function zoneNegativeTtl(evidence: Evidence, zone: string | undefined): number {
  const told = evidence.dns.flatMap((lookup) => {
    const answer = answerOf(lookup)
    const soa = answer && soaOf(answer)
    return soa && soa.zone === zone ? [soa.negativeTtl] : []
  })
  return told.length > 0 ? Math.max(...told) : longestNegativeTtl
}

/** Counted from the end of the run, so that it is never too early. */
const after = (evidence: Evidence, seconds: number): string => {
  const end = new Date(evidence.startedAt).getTime() + evidence.durationMs + seconds * 1000
  return new Date(Math.ceil(end / 1000) * 1000).toISOString()
}
