import type { SetupView } from '#lib/wizard/view.ts'
import { setupView } from '#lib/wizard/views/setup-view.ts'
import { type WhyView, whyView } from '#lib/wizard/why/why-view.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

/** What the first page of a setup shows. */
export interface OverviewView {
  setup: SetupView
  why: WhyView
}

/** The overview with what it opens with; null where there is no setup that this visitor may see. */
export async function getOverview(context: Context, setupId: string): Promise<OverviewView | null> {
  const read = await readSetup(context, setupId)
  if (!read) return null
  return { setup: setupView(read.setup, read.viewer, new Date()), why: whyView(read.setup) }
}
