import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import type { CachedView } from '#lib/engine/facts/dns/caches.ts'
import type { OwnRecord } from '#lib/engine/facts/dns.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig, digAuthoritative } from '#lib/engine/findings/reproduce.ts'
import { unproven } from './proven.ts'

/**
 * Whether resolvers hold what the zone said before, and until when at the latest. Their users
 * are led there: it is no matter only where that place, too, is proven.
 */
export const resolverCachesCheck = defineCheck({
  id: 'dns.resolver-caches',
  needs: ['ownRecord', 'places', 'cachedViews', 'proofs', 'clock'],
  codes: ['dns.stale-resolver-cache', 'dns.negative-answer-cached'],
  judge: ({ ownRecord, places, cachedViews, target, ...seen }) => {
    if (target.edge !== undefined || ownRecord.outcome !== 'records') return notApplicable
    const ways = cachedViews.map(({ way }) => way)
    const bad = new Set(unproven(ways, places.believed, { ...seen, target }).map(({ way }) => way))
    const astray = cachedViews.filter(({ way }) => bad.has(way))
    const old = astray.filter(({ kind }) => kind === 'old-answer')
    const negative = astray.filter(({ kind }) => kind === 'negative-answer')
    const found = [
      ...(old.length > 0 ? [stale(old, ownRecord, target.hostname)] : []),
      ...(negative.length > 0 ? [missing(negative, ownRecord, target.hostname)] : []),
    ]
    const [first, ...rest] = found
    return first ? fail(first, ...rest) : pass
  },
})

const stale = (views: readonly CachedView[], record: OwnRecord, hostname: string): Diagnosis => ({
  code: 'dns.stale-resolver-cache',
  params: { ...common(views, record), oldValue: distinct(views.map(({ value }) => value)) },
  reproduce: commands(views, record, hostname),
})

const missing = (views: readonly CachedView[], record: OwnRecord, hostname: string): Diagnosis => ({
  code: 'dns.negative-answer-cached',
  params: common(views, record),
  reproduce: commands(views, record, hostname),
})

const common = (views: readonly CachedView[], record: OwnRecord) => ({
  resolvers: distinct(views.map(({ resolver }) => resolver)),
  newValue: [...record.aliases, ...record.addresses].map(({ type, data }) => `${type} ${data}`).join(', '),
  // RFC 3339 in UTC sorts as text.
  until:
    views
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? '',
})

const distinct = (texts: readonly string[]): string => [...new Set(texts)].join(', ')

function commands(views: readonly CachedView[], record: OwnRecord, hostname: string): string[] {
  const asked = views.map(({ resolver, way }) => dig(hostname, way.handOut.family === 4 ? 'A' : 'AAAA', resolver))
  return [...new Set(asked)].slice(0, 2).concat(digAuthoritative(hostname, 'A', record.server.address))
}
