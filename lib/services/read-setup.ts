import { database } from '#lib/store/database.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import { viewerOf } from './authorise.ts'
import type { Context } from './context.ts'

/** A setup with the role of who asks; null where there is none that this visitor may see. */
export async function readSetup(context: Context, setupId: string): Promise<{ setup: SetupModel; viewer: SetupView['viewer'] } | null> {
  const viewer = viewerOf(context, setupId)
  if (!viewer) return null
  const setup = await loadSetup(await database(), setupId)
  return setup ? { setup, viewer } : null
}
