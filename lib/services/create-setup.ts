import { randomUUID } from 'node:crypto'
import { issueLink } from '#lib/auth/issue-link.ts'
import { database } from '#lib/store/database.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { insertSetup } from '#lib/store/queries/setups.ts'
import { type StartField, startFields } from '#lib/wizard/forms/fields.ts'
import { type FormView, formWith, type RawForm } from '#lib/wizard/forms/form.ts'
import { parseStart } from '#lib/wizard/forms/parse-start.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { Context, FormResult } from './context.ts'
import { newReference } from './reference.ts'
import { mayStart, networkOf } from './start-limit.ts'

export type CreateSetupResult =
  | FormResult<StartField, { setupId: string; resumeToken: string; resumeUrl: string }>
  /** customers have started as many of late as we let them; the form has what was typed */
  | { ok: false; reason: 'too-many'; form: FormView<StartField> }

/**
 * Starts a setup, by the customer or by a CSM for one. The resume link is shown
 * this once: only its hash is kept. A customer's action then hands `resumeToken`
 * to `openLink`, which sets the cookie. Anybody may start one, so customers are
 * held to a number of starts; a CSM is not.
 */
export async function createSetup(context: Context, raw: RawForm): Promise<CreateSetupResult> {
  const parsed = parseStart(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { customerName } = parsed.answer
  const createdBy = context.grants.csm ? 'csm' : 'customer'
  const startedFrom = createdBy === 'customer' ? networkOf(context.address) : undefined
  const [setupId, now] = [randomUUID(), new Date()]
  const db = await database()
  const resumeToken = await db.transaction(async (tx) => {
    if (createdBy === 'customer' && !(await mayStart(tx, startedFrom, now))) return undefined
    await insertSetup(tx, {
      id: setupId,
      reference: newReference(),
      customerName,
      createdBy,
      startedFrom,
      createdAt: now,
      lastMovementAt: now,
    })
    await recordEvent(tx, { setupId, actor: createdBy, kind: 'setup-started', params: { name: customerName }, at: now })
    return issueLink(tx, 'resume', setupId)
  })
  if (!resumeToken) return { ok: false, reason: 'too-many', form: formWith(startFields, { customerName }) }
  return { ok: true, setupId, resumeToken, resumeUrl: `${context.origin}${paths.resume(resumeToken)}` }
}
