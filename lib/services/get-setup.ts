import type { SetupView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** The overview of a setup; null where there is none that this visitor may see. */
export async function getSetup(_context: Context, _setupId: string): Promise<SetupView | null> {
  throw new Error('not yet')
}
