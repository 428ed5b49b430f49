import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass, unknown, warn } from '#lib/engine/checks/verdicts.ts'
import type { HandedOutState } from '#lib/engine/facts/dns/handed-out.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'
import { handedOutFault } from './handed-out-fault.ts'

/**
 * Whether the records that Braze handed out beside the link host's own stand as they were
 * given, and what became of those that do not. One that only caches lack is on its way.
 */
export const handedOutRecordsCheck = defineCheck({
  id: 'dns.handed-out-records',
  needs: ['handedOutRecords'],
  codes: [
    'dns.record-proxied',
    'dns.record-misplaced',
    'dns.record-value-mistyped',
    'dns.record-value-differs',
    'dns.record-missing',
    'dns.record-not-at-every-server',
  ],
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
  const fault = handedOutFault(entry)
  if (!fault) return []
  const elsewhere = fault.code === 'dns.record-misplaced' && fault.params.at !== entry.record.name ? fault.params.at : undefined
  const there = elsewhere ? reproduce({ ...entry, record: { ...entry.record, name: elsewhere } }) : []
  return [{ ...fault, evidence: entry.ids, reproduce: [...reproduce(entry), ...there] }]
}

function lagOf(entry: HandedOutState): Diagnosis[] {
  const { record, state, lacking, ids } = entry
  if (state !== 'partly') return []
  const params = { ...record, servers: lacking.join(', ') }
  return [{ code: 'dns.record-not-at-every-server', params, evidence: ids, reproduce: reproduce(entry) }]
}
