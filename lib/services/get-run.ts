import { database } from '#lib/store/database.ts'
import { findRun } from '#lib/store/queries/runs.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { narrowRun } from '#lib/wizard/hand-over/narrow-run.ts'
import type { RunModel } from '#lib/wizard/model.ts'
import { todaySubjects } from '#lib/wizard/records/today-subjects.ts'
import type { RunView } from '#lib/wizard/view.ts'
import { runView } from '#lib/wizard/views/run-view.ts'
import { isId } from './authorise.ts'
import type { Context } from './context.ts'
import { sightOf } from './run-sight.ts'

/** A run with its rows so far, an admin's without what is not theirs; null where there is none that this visitor may see. */
export async function getRun(context: Context, runId: string): Promise<RunView | null> {
  if (!isId(runId)) return null
  const db = await database()
  const run = await findRun(db, runId)
  const sight = run && sightOf(context, run)
  if (!sight) return null
  const view = runView(run, await lookedUpBy(run))
  return sight === 'all' ? view : narrowRun(view, sight.keep)
}

/** What a run over records has a line for. */
async function lookedUpBy(run: RunModel) {
  if (run.kind !== 'records' && run.kind !== 'today') return []
  const setup = await loadSetup(await database(), run.setupId)
  if (!setup) return []
  return run.kind === 'today' ? todaySubjects(setup) : setup.records
}
