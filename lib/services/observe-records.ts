import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { createSession, type OwnedSession } from '#lib/engine/probes/create-session.ts'
import { findCuts, serversOf } from '#lib/engine/probes/dns/zone.ts'
import type { Target } from '#lib/engine/target/target.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'
import { judgeRecord } from '#lib/wizard/records/judge-record.ts'
import type { RunRowView } from '#lib/wizard/view.ts'

const longestMs = 20_000
/** Servers asked of each zone: all of a usual delegation, and few of one that wants us to flood somebody. */
const mostServers = 6

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
  const session = createSession(target, vantage, AbortSignal.any([signal, AbortSignal.timeout(longestMs)]))
  try {
    const rows = await Promise.all(
      records.map(async (record) => {
        const row = judgeRecord(record, await lookUp(record, session))
        onRow(row)
        return row
      }),
    )
    return { rows, evidence: session.snapshot() }
  } finally {
    session.close()
  }
}

async function lookUp({ name, type }: HandedOutRecord, session: OwnedSession): Promise<DnsLookup[]> {
  const fromResolvers = session.askResolvers('record', name, type)
  const [cut] = await findCuts(session, name)
  const servers = cut ? await serversOf(session, cut, mostServers) : []
  const fromZone = await Promise.all(servers.map((server) => session.ask({ purpose: 'record', server, name, type })))
  return [...fromZone, ...(await fromResolvers)]
}
