import type { BrazeSetupField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import type { Context, FormResult } from './context.ts'

/** Saves step 1. */
export async function saveBrazeSetup(_context: Context, _setupId: string, _raw: RawForm): Promise<FormResult<BrazeSetupField>> {
  throw new Error('not yet')
}
