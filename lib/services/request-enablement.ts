import type { EnablementField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import type { Context, FormResult } from './context.ts'

/** Step 6: asks the CSM to switch SSL on. Refused unless every link host is proven ready. */
export async function requestEnablement(_context: Context, _setupId: string, _raw: RawForm): Promise<FormResult<EnablementField>> {
  throw new Error('not yet')
}
