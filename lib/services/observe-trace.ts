import type { Vantage } from '#lib/engine/net/vantage.ts'
import { traceLink } from '#lib/engine/run/trace.ts'
import { database } from '#lib/store/database.ts'
import type { ClaimedRun } from '#lib/store/queries/run-work.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { liveHops } from '#lib/wizard/trace/live-hops.ts'
import { type TraceResult, traceInputSchema } from '#lib/wizard/trace/model.ts'
import { tracesVerdict } from '#lib/wizard/trace/trace-view.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import type { Outcome } from './perform-run.ts'

/** Follows the links of a run side by side; null where there is nothing to follow. */
export async function observeTrace(
  run: ClaimedRun,
  vantage: Vantage,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: readonly RunRowView[]) => void },
): Promise<Outcome | null> {
  const input = traceInputSchema.safeParse(run.input)
  const base = run.target
  const setup = await loadSetup(await database(), run.setupId)
  if (!input.success || input.data.kind !== 'links' || !base || !setup) return null
  const traces = await Promise.all(
    input.data.urls.map((url, link) =>
      traceLink(new URL(url), base, vantage, { signal, onStep: (hops, asking) => onRows(liveHops(link, hops, asking)) }),
    ),
  )
  const result: TraceResult = { traces }
  const linkHosts = setup.hosts.map(({ hostname }) => hostname)
  return { verdict: tracesVerdict(traces, linkHosts), assessment: null, evidence: null, failure: null, result }
}
