import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import type { CachedView } from '#lib/engine/facts/dns/caches.ts'
import type { OwnRecord } from '#lib/engine/facts/dns.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig, digAuthoritative } from '#lib/engine/findings/reproduce.ts'

/** Whether resolvers hold what the zone said before, and until when at the latest. */
export const resolverCachesCheck = defineCheck({
  id: 'dns.resolver-caches',
  needs: ['ownRecord', 'cachedViews'],
  codes: ['dns.stale-resolver-cache', 'dns.negative-answer-cached'],
  judge: ({ ownRecord, cachedViews, target }) => {
    if (target.edge !== undefined || ownRecord.outcome !== 'records') return notApplicable
    const old = cachedViews.filter(({ kind }) => kind === 'old-answer')
    const negative = cachedViews.filter(({ kind }) => kind === 'negative-answer')
    const found = [
      ...(old.length > 0 ? [stale(old, ownRecord, target.hostname)] : []),
      ...(negative.length > 0 ? [missing(negative, ownRecord, target.hostname)] : []),
    ]
    const [first, ...rest] = found
    return first ? warn(first, ...rest) : pass
  },
})

const stale = (views: readonly CachedView[], record: OwnRecord, hostname: string): Diagnosis => ({
  code: 'dns.stale-resolver-cache',
  params: { ...common(views, record), oldValue: [...new Set(views.map(({ value }) => value))].join(', ') },
  reproduce: commands(views, record, hostname),
})

const missing = (views: readonly CachedView[], record: OwnRecord, hostname: string): Diagnosis => ({
  code: 'dns.negative-answer-cached',
  params: common(views, record),
  reproduce: commands(views, record, hostname),
})

const common = (views: readonly CachedView[], record: OwnRecord) => ({
  resolvers: views.map(({ resolver }) => resolver).join(', '),
  newValue: [...record.aliases, ...record.addresses].map(({ type, data }) => `${type} ${data}`).join(', '),
  // RFC 3339 in UTC sorts as text.
  until:
    views
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? '',
})

const commands = (views: readonly CachedView[], record: OwnRecord, hostname: string): string[] => [
  ...views.slice(0, 2).map(({ resolver }) => dig(hostname, 'A', resolver)),
  digAuthoritative(hostname, 'A', record.server.address),
]
