import { type HandedOutFault, handedOutFault } from '#lib/engine/checks/dns/handed-out-fault.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { type HandedOutState, handedOutState } from '#lib/engine/facts/dns/handed-out.ts'
import type { SearchContext } from '#lib/engine/facts/dns/lost-handed-out.ts'
import { type Code, codes } from '#lib/engine/findings/codes.ts'
import type { Verdict } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import { edgeProviderOfName } from '#lib/providers/registry.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'
import type { FindingView, RunRowView } from '#lib/wizard/view.ts'
import { dnsLine } from '#lib/wizard/views/evidence-lines.ts'
import { dnsHandedOutFindings } from '#lib/words/en/findings-dns-handed-out.ts'
import { recordWords } from '#lib/words/en/records.ts'
import type { FindingWords } from '#lib/words/types.ts'

/**
 * The line of one record, by what the zone's servers and the resolvers say of it, and by the
 * search for one that is not in its place. What only resolvers still have of before is waited
 * for. No useful answer at all is `unknown`. Pure.
 */
export function judgeRecord(record: HandedOutRecord, lookups: readonly DnsLookup[], context: SearchContext): RunRowView {
  const { type, name, value } = record
  const state = handedOutState({ type, name, value }, lookups, context)
  const diagnosed = diagnosing(record, state, lookups)
  const servers = state.lacking.join(', ')
  if (state.state === 'unseen') return row(record, 'unknown', recordWords.unknown)
  if (state.state === 'in-place') return row(record, 'pass', recordWords.passed(state.ids.length))
  const fault = handedOutFault(state)
  if (fault) return linkHostElsewhere(record, state) ?? diagnosed('fail', fault.code, wordsOf(fault))
  return state.state === 'partly'
    ? diagnosed('warn', 'dns.record-not-at-every-server', dnsHandedOutFindings['dns.record-not-at-every-server']({ ...record, servers }))
    : diagnosed('warn', 'dns.stale-resolver-cache', recordWords.stale(record, servers, Math.ceil(state.keptSeconds / 60)))
}

/**
 * A link host leaves the ESP when it moves to the CDN: that is the point of step 5. A
 * proxied or aliased name shows addresses in place of the CNAME: it exists, and that is all
 * that can be said here. A value that was spoilt leads nowhere, now and later.
 */
function linkHostElsewhere(record: HandedOutRecord, { found, lost, slip, wildcard }: HandedOutState): RunRowView | undefined {
  if (record.kind !== 'link-host' || slip) return undefined
  const ofEdge = wildcard !== undefined && edgeProviderOfName(wildcard) !== undefined ? [wildcard] : []
  const leads = [...found, ...ofEdge]
  if (leads.length > 0) return row(record, 'not-applicable', recordWords.elsewhere(shortened(leads)))
  const hasAddress = lost?.kind === 'proxied' || lost?.kind === 'flattened' || (lost?.kind === 'wrong-type' && lost.foundType === 'A')
  return hasAddress ? row(record, 'not-applicable', recordWords.byAddress) : undefined
}

const wordsOf = ({ code, params }: HandedOutFault): FindingWords =>
  // Each code with the parameters of its own.
  (dnsHandedOutFindings[code] as (params: HandedOutFault['params']) => FindingWords)(params)

const shortened = (found: readonly string[]): string => found.join(' · ').slice(0, 300)

const row = (record: HandedOutRecord, verdict: Verdict, detail: string, finding: FindingView | null = null): RunRowView => ({
  id: record.id,
  group: 'records',
  title: `${record.type} ${record.name}`,
  verdict,
  detail,
  finding,
})

/** Lines with a finding: weight and owner are those of its code. */
const diagnosing =
  (record: HandedOutRecord, { ids }: HandedOutState, lookups: readonly DnsLookup[]) =>
  (verdict: 'warn' | 'fail', code: Code, words: FindingWords): RunRowView => {
    const asked = lookups.filter(({ id }) => ids.includes(id))
    return row(record, verdict, words.title, {
      code,
      check: 'dns.handed-out-records',
      area: 'dns',
      verdict,
      severity: codes[code].severity,
      owner: codes[code].owner,
      ...words,
      causedBy: null,
      evidence: asked.map((lookup) => ({ id: lookup.id, text: dnsLine(lookup) })),
      reproduce: asked.slice(0, 3).map(({ server }) => dig(record.name, record.type, server.address)),
    })
  }
