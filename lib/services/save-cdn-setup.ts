import type { CdnSetupField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import type { Context, FormResult } from './context.ts'

/** Saves step 5 of one link host: the edge's own name and real tracked links. */
export async function saveCdnSetup(_context: Context, _setupId: string, _raw: RawForm): Promise<FormResult<CdnSetupField>> {
  throw new Error('not yet')
}
