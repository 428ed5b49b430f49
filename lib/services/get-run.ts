import { database } from '#lib/store/database.ts'
import { findRun } from '#lib/store/queries/runs.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import type { RunView } from '#lib/wizard/view.ts'
import { runView } from '#lib/wizard/views/run-view.ts'
import { isId, viewerOf } from './authorise.ts'
import type { Context } from './context.ts'

/** A run with its rows so far; null where there is none that this visitor may see. */
export async function getRun(context: Context, runId: string): Promise<RunView | null> {
  if (!isId(runId)) return null
  const db = await database()
  const run = await findRun(db, runId)
  if (!run || !viewerOf(context, run.setupId)) return null
  const records = run.kind === 'records' ? ((await loadSetup(db, run.setupId))?.records ?? []) : []
  return runView(run, records)
}
