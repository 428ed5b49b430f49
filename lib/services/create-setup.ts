import { randomUUID } from 'node:crypto'
import { issueLink } from '#lib/auth/issue-link.ts'
import { database } from '#lib/store/database.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { insertSetup } from '#lib/store/queries/setups.ts'
import type { StartField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { parseStart } from '#lib/wizard/forms/parse-start.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { Context, FormResult } from './context.ts'
import { newReference } from './reference.ts'

/**
 * Starts a setup, by the customer or by a CSM for one. The resume link is shown
 * this once: only its hash is kept. A customer's action then hands `resumeToken`
 * to `openLink`, which sets the cookie.
 */
export async function createSetup(
  context: Context,
  raw: RawForm,
): Promise<FormResult<StartField, { setupId: string; resumeToken: string; resumeUrl: string }>> {
  const parsed = parseStart(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const setupId = randomUUID()
  const { customerName } = parsed.answer
  const createdBy = context.grants.csm ? 'csm' : 'customer'
  const now = new Date()
  const db = await database()
  const resumeToken = await db.transaction(async (tx) => {
    await insertSetup(tx, { id: setupId, reference: newReference(), customerName, createdBy, createdAt: now, lastMovementAt: now })
    await recordEvent(tx, { setupId, actor: createdBy, kind: 'setup-started', params: { name: customerName }, at: now })
    return issueLink(tx, 'resume', setupId)
  })
  return { ok: true, setupId, resumeToken, resumeUrl: `${context.origin}${paths.resume(resumeToken)}` }
}
