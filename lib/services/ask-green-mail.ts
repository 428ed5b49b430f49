import { randomUUID } from 'node:crypto'
import { database } from '#lib/store/database.ts'
import { countMails, deleteGreenMail, insertGreenMail, lockGreenMails } from '#lib/store/queries/mails.ts'
import { loadSetups, lockSetup } from '#lib/store/queries/setups.ts'
import { fieldError, formWith, type RawForm } from '#lib/wizard/forms/form.ts'
import { hostOf, isGreen } from '#lib/wizard/waiting/green.ts'
import type { LookSubject } from '#lib/wizard/waiting/look.ts'
import { type GreenMailField, greenMailFields, parseGreenMail } from '#lib/wizard/waiting/parse-green-mail.ts'
import { editorOf, isId } from './authorise.ts'
import type { Context, FormResult } from './context.ts'
import { mailWindowMs, mostMails } from './mail-if-green.ts'
import { sendsMails } from './sends-mails.ts'

export type AskGreenMailResult =
  | FormResult<GreenMailField, { address: string }>
  /** there is nothing left to wait for */
  | { ok: false; reason: 'green' }

/** Keeps who wants one mail when a subject turns green. Asking twice is asking once. */
export async function askGreenMail(context: Context, setupId: string, subject: LookSubject, raw: RawForm): Promise<AskGreenMailResult> {
  if (!editorOf(context, setupId) || !sendsMails()) return { ok: false, reason: 'not-found' }
  const parsed = parseGreenMail(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { address } = parsed.answer
  const db = await database()
  return db.transaction(async (tx): Promise<AskGreenMailResult> => {
    const [setup] = (await lockSetup(tx, setupId)) ? await loadSetups(tx, [setupId], { evidence: false }) : []
    if (!setup || (subject.kind !== 'records' && !hostOf(setup, subject))) return { ok: false, reason: 'not-found' }
    const now = new Date()
    if (isGreen(setup, subject, now)) return { ok: false, reason: 'green' }
    const asked = await lockGreenMails(tx, setupId, subject)
    if (asked.some((row) => row.address === address)) return { ok: true, address }
    const { ofAddress, ofSetup } = await countMails(tx, { setupId, address }, new Date(now.getTime() - mailWindowMs))
    if ([ofAddress, ofSetup].some((of) => of.sent + of.asked >= mostMails)) {
      const form = { ...formWith(greenMailFields, { address }), errors: { address: fieldError('mail-too-many') } }
      return { ok: false, reason: 'form', form }
    }
    await insertGreenMail(tx, { id: randomUUID(), setupId, kind: subject.kind, linkHostId: subject.linkHostId, address, createdAt: now })
    return { ok: true, address }
  })
}

/** Forgets that somebody wanted a mail; false where that was so already, or this visitor may not. */
export async function takeBackGreenMail(context: Context, setupId: string, id: string): Promise<boolean> {
  if (!editorOf(context, setupId) || !isId(id)) return false
  return (await deleteGreenMail(await database(), setupId, id)) !== undefined
}
