import { database } from '#lib/store/database.ts'
import { rowsAfter } from '#lib/store/queries/runs.ts'
import { nextSignal } from '#lib/store/run-signal.ts'
import type { RunEvent, RunView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'
import { getRun } from './get-run.ts'
import { type RunSight, sightOf } from './run-sight.ts'

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
  const sight = run && sightOf(context, run)
  return sight && events(run, sight, seq, stop)
}

async function* events(
  { id: runId, rows: before, total }: RunView,
  sight: RunSight,
  from: number,
  stop: AbortSignal,
): AsyncGenerator<NumberedEvent, void> {
  const db = await database()
  const checked = new Set(before.filter(({ verdict }) => verdict !== 'not-checked').map(({ id }) => id))
  let seq = from
  while (!stop.aborted) {
    // Whoever was let see a part by a link sees nothing more once it is revoked.
    if (sight !== 'all' && !(await sight.holds())) return

    // Listening begins before reading, so that nothing falls between the two.
    const changed = nextSignal(runId, lookMs, stop)
    const { rows, run } = await rowsAfter(db, runId, seq)
    for (const { seq: at, row } of rows) {
      seq = at
      if (sight !== 'all' && !sight.keep(row)) continue
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
