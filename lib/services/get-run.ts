import type { RunView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** A run with its rows so far; null where there is none that this visitor may see. */
export async function getRun(_context: Context, _runId: string): Promise<RunView | null> {
  throw new Error('not yet')
}
