import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { type HandedOutState, handedOutState } from '#lib/engine/facts/dns/handed-out.ts'
import { type Code, codes } from '#lib/engine/findings/codes.ts'
import type { Verdict } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'
import type { FindingView, RunRowView } from '#lib/wizard/view.ts'
import { dnsLine } from '#lib/wizard/views/evidence-lines.ts'
import { dnsHandedOutFindings } from '#lib/words/en/findings-dns-handed-out.ts'
import { recordWords } from '#lib/words/en/records.ts'
import type { FindingWords } from '#lib/words/types.ts'

/**
 * The line of one record, by what the zone's servers and the resolvers say of it. What
 * only resolvers still have of before is waited for. No useful answer at all is
 * `unknown`. Pure.
 */
export function judgeRecord(record: HandedOutRecord, lookups: readonly DnsLookup[]): RunRowView {
  const { type, name, value } = record
  const state = handedOutState({ type, name, value }, lookups)
  const diagnosed = diagnosing(record, state, lookups)
  const servers = state.lacking.join(', ')
  switch (state.state) {
    case 'unseen':
      return row(record, 'unknown', recordWords.unknown)
    case 'in-place':
      return row(record, 'pass', recordWords.passed(state.ids.length))
    case 'partly':
      return diagnosed(
        'warn',
        'dns.record-not-at-every-server',
        dnsHandedOutFindings['dns.record-not-at-every-server']({ ...record, servers }),
      )
    case 'still-cached':
      return diagnosed('warn', 'dns.stale-resolver-cache', recordWords.stale(record, servers, Math.ceil(state.keptSeconds / 60)))
    default:
      return (record.kind === 'link-host' ? linkHostElsewhere(record, state) : undefined) ?? diagnosed('fail', ...notInPlace(record, state))
  }
}

/**
 * A link host leaves the ESP when it moves to the CDN: that is the point of step 5. A
 * proxied or aliased name shows addresses in place of the CNAME: it exists, and that is all
 * that can be said here.
 */
function linkHostElsewhere(record: HandedOutRecord, { found, nameExists }: HandedOutState): RunRowView | undefined {
  if (found.length > 0) return row(record, 'not-applicable', recordWords.elsewhere(shortened(found)))
  return nameExists ? row(record, 'not-applicable', recordWords.byAddress) : undefined
}

function notInPlace(record: HandedOutRecord, { state, found, movedTo }: HandedOutState): [Code, FindingWords] {
  const code = state === 'missing' ? 'dns.record-missing' : movedTo ? 'dns.owner-cname-moved' : 'dns.record-value-differs'
  return [code, dnsHandedOutFindings[code]({ ...record, found: movedTo ?? shortened(found) })]
}

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
