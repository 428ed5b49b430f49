import type { ProgressRowView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** The CSM's list, last moved first; null for anybody else. */
export async function listSetups(_context: Context): Promise<ProgressRowView[] | null> {
  throw new Error('not yet')
}
