import type { StartField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import type { Context, FormResult } from './context.ts'

/**
 * Starts a setup, by the customer or by a CSM for one. The resume link is shown
 * this once: only its hash is kept. A customer's action then hands `resumeToken`
 * to `openLink`, which sets the cookie.
 */
export async function createSetup(
  _context: Context,
  _raw: RawForm,
): Promise<FormResult<StartField, { setupId: string; resumeToken: string; resumeUrl: string }>> {
  throw new Error('not yet')
}
