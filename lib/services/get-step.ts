import type { StepId } from '#lib/wizard/steps.ts'
import type { StepPageView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** What a step's page shows; null where there is none that this visitor may see. */
export async function getStep(_context: Context, _setupId: string, _step: StepId): Promise<StepPageView | null> {
  throw new Error('not yet')
}
