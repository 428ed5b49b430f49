import type { SummaryView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** The dossier for the CSM; null where there is none that this visitor may see. */
export async function getSummary(_context: Context, _setupId: string): Promise<SummaryView | null> {
  throw new Error('not yet')
}
