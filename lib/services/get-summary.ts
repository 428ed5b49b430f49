import type { SummaryView } from '#lib/wizard/view.ts'
import { summaryView } from '#lib/wizard/views/summary-view.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

/** The dossier for the CSM; null where there is none that this visitor may see. */
export async function getSummary(context: Context, setupId: string): Promise<SummaryView | null> {
  const read = await readSetup(context, setupId)
  return read && summaryView(read.setup, new Date())
}
