import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { believedLookups } from '#lib/engine/facts/dns/believed.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { createSession } from '#lib/engine/probes/create-session.ts'
import { createRecordProbe } from '#lib/engine/probes/dns/records.ts'
import type { Target } from '#lib/engine/target/target.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'
import { judgeRecord } from '#lib/wizard/records/judge-record.ts'
import type { RunRowView } from '#lib/wizard/view.ts'

const longestMs = 20_000
/**
 * Looks every record up at its zone's own servers and at the resolvers, each
 * record judged and handed over as soon as its answers are there.
 */
export async function observeRecords(
  records: readonly HandedOutRecord[],
  target: Target,
  vantage: Vantage,
  { signal, onRow }: { signal: AbortSignal; onRow: (row: RunRowView) => void },
): Promise<{ rows: RunRowView[]; evidence: Evidence }> {
  const handedOut = records.filter(({ kind }) => kind !== 'link-host').map(({ name, type, value }) => ({ name, type, value }))
  const session = createSession({ ...target, records: handedOut }, vantage, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]))
  const probeRecord = createRecordProbe(session)
  try {
    const rows = await Promise.all(
      records.map(async (record) => {
        const lookups = await probeRecord(record)
        const seen = session.snapshot()
        const row = judgeRecord(record, believedLookups(lookups, seen.dns), seen)
        onRow(row)
        return row
      }),
    )
    return { rows, evidence: session.snapshot() }
  } finally {
    session.close()
  }
}
