import type { DnsRecordsField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import type { UnreadLineView } from '#lib/wizard/view.ts'
import type { Context, FormResult } from './context.ts'

/** Saves step 2: the records found in the text, and the lines that were not understood. */
export async function saveDnsRecords(
  _context: Context,
  _setupId: string,
  _raw: RawForm,
): Promise<FormResult<DnsRecordsField, { unread: UnreadLineView[] }>> {
  throw new Error('not yet')
}
