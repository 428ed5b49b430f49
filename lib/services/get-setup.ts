import type { SetupView } from '#lib/wizard/view.ts'
import { setupView } from '#lib/wizard/views/setup-view.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

/** The overview of a setup; null where there is none that this visitor may see. */
export async function getSetup(context: Context, setupId: string): Promise<SetupView | null> {
  const read = await readSetup(context, setupId)
  return read && setupView(read.setup, read.viewer, new Date())
}
