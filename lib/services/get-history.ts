import type { EventView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** What happened in a setup, newest first; null where there is none that this visitor may see. */
export async function getHistory(_context: Context, _setupId: string): Promise<EventView[] | null> {
  throw new Error('not yet')
}
