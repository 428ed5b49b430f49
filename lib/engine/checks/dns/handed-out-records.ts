import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass, unknown, warn } from '#lib/engine/checks/verdicts.ts'
import type { HandedOutState } from '#lib/engine/facts/dns/handed-out.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'

/**
 * Whether the records that Braze handed out beside the link host's own stand as they were
 * given. One that only caches lack is on its way.
 */
export const handedOutRecordsCheck = defineCheck({
  id: 'dns.handed-out-records',
  needs: ['handedOutRecords'],
  codes: ['dns.record-missing', 'dns.record-value-differs', 'dns.record-not-at-every-server'],
  judge: ({ handedOutRecords }) => {
    const states = handedOutRecords.filter(({ movedTo }) => movedTo === undefined)
    if (states.length === 0) return notApplicable
    const [first, ...rest] = states.flatMap(faultOf)
    if (first) return fail(first, ...rest)
    if (states.some(({ state }) => state === 'unseen')) return unknown
    const [late, ...others] = states.flatMap(lagOf)
    return late ? warn(late, ...others) : pass
  },
})

const reproduce = ({ record, source, server }: HandedOutState): string[] =>
  server ? [digBelieved(record.name, record.type, { source, server })] : []

function faultOf(entry: HandedOutState): Diagnosis[] {
  const { record, state, found, asked, ids } = entry
  const common = { evidence: ids, reproduce: reproduce(entry) }
  if (state === 'missing') return [{ code: 'dns.record-missing', params: { ...record, asked: asked.join(', ') }, ...common }]
  if (state !== 'another-value') return []
  return [{ code: 'dns.record-value-differs', params: { ...record, asked: asked.join(', '), found: shortened(found) }, ...common }]
}

function lagOf(entry: HandedOutState): Diagnosis[] {
  const { record, state, lacking, ids } = entry
  if (state !== 'partly') return []
  const params = { ...record, servers: lacking.join(', ') }
  return [{ code: 'dns.record-not-at-every-server', params, evidence: ids, reproduce: reproduce(entry) }]
}

/** Anybody may have put anything there. */
const shortened = (found: readonly string[]): string => found.join(' · ').slice(0, 300)
