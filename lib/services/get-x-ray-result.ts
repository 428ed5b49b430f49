import { database } from '#lib/store/database.ts'
import { findTrace } from '#lib/store/queries/traces.ts'
import { resultView } from '#lib/wizard/trace/result-view.ts'
import type { XRayResultView } from '#lib/wizard/trace/view.ts'
import { isId } from './authorise.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

/** One followed link or one mail; null where the setup has none of this id, or this visitor may not see it. */
export async function getXRayResult(context: Context, setupId: string, runId: string): Promise<XRayResultView | null> {
  const read = isId(runId) ? await readSetup(context, setupId) : null
  const run = read && (await findTrace(await database(), setupId, runId))
  return read && run ? resultView(run, read.setup, read.viewer) : null
}
