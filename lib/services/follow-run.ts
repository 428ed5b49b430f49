import { database } from '#lib/store/database.ts'
import { rowsAfter } from '#lib/store/queries/runs.ts'
import { nextSignal } from '#lib/store/run-signal.ts'
import type { RunEvent } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'
import { getRun } from './get-run.ts'

/** One event of a run's stream; `seq` is what a reader that comes back says it has seen. */
export interface NumberedEvent {
  seq: number
  event: RunEvent
}

/** How often a run of another process is looked at, milliseconds. */
const lookMs = 700

/**
 * The events of a run from the stored rows, from after `seq` on, as they come;
 * ends with the run, or when told to stop. Null where there is none that this
 * visitor may see.
 */
export async function followRun(
  context: Context,
  runId: string,
  seq: number,
  stop: AbortSignal,
): Promise<AsyncGenerator<NumberedEvent, void> | null> {
  const run = await getRun(context, runId)
  return (
    run && events(runId, new Set(run.rows.filter(({ verdict }) => verdict !== 'not-checked').map(({ id }) => id)), run.total, seq, stop)
  )
}

async function* events(
  runId: string,
  checked: Set<string>,
  total: number,
  from: number,
  stop: AbortSignal,
): AsyncGenerator<NumberedEvent, void> {
  const db = await database()
  let seq = from
  while (!stop.aborted) {
    // Listening begins before reading, so that nothing falls between the two.
    const changed = nextSignal(runId, lookMs, stop)
    const { rows, run } = await rowsAfter(db, runId, seq)
    for (const { seq: at, row } of rows) {
      seq = at
      checked.add(row.id)
      yield { seq, event: { type: 'row', row, checked: checked.size, total } }
    }
    if (!run || run.state === 'finished') {
      yield { seq, event: { type: 'end', verdict: run?.verdict ?? 'could-not-check' } }
      return
    }
    await changed
  }
}
