import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'

const day = 86_400 // seconds

/** Whether the record can be changed within a day where it has to change, and within a week at any time. */
export const recordTtlCheck = defineCheck({
  id: 'dns.record-ttl',
  needs: ['ownRecord', 'destination'],
  codes: ['dns.ttl-too-long'],
  judge: ({ ownRecord, destination, target }) => {
    // A resolver tells what is left of a TTL, not how long it is.
    if (ownRecord.source !== 'authoritative' || ownRecord.outcome !== 'records') return notApplicable
    const seconds = Math.max(...[...ownRecord.aliases, ...ownRecord.addresses].map(({ ttl }) => ttl))
    const about = target.edge !== undefined || destination.kind === 'esp' ? 'change' : 'always'
    if (seconds <= (about === 'change' ? day : 7 * day)) return pass
    const reproduce = [digBelieved(target.hostname, ownRecord.aliases.length > 0 ? 'CNAME' : 'A', ownRecord)]
    return warn({ code: 'dns.ttl-too-long', params: { seconds, about }, reproduce })
  },
})
