import type { PathField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import type { Context, FormResult } from './context.ts'

/** Saves step 4: who holds the certificate and forwards. */
export async function savePath(_context: Context, _setupId: string, _raw: RawForm): Promise<FormResult<PathField>> {
  throw new Error('not yet')
}
