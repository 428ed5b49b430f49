import { randomUUID } from 'node:crypto'
import { issueHandOffLink } from '#lib/auth/issue-link.ts'
import { database } from '#lib/store/database.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { countHandOffs, handOffsOf, insertHandOff } from '#lib/store/queries/hand-offs.ts'
import { loadSetup, lockSetup } from '#lib/store/queries/setups.ts'
import type { FormView } from '#lib/wizard/forms/form.ts'
import { formWith, type RawForm } from '#lib/wizard/forms/form.ts'
import { type HandOffAnswer, type HandOffField, handOffFields, parseHandOff } from '#lib/wizard/forms/parse-hand-off.ts'
import { handOffMessage } from '#lib/wizard/hand-over/message.ts'
import { isOpen } from '#lib/wizard/hand-over/model.ts'
import type { HandOffMessage } from '#lib/wizard/hand-over/view.ts'
import { paths } from '#lib/wizard/paths.ts'
import { editorOf } from './authorise.ts'
import type { Context, FormResult } from './context.ts'
import { networkOf } from './start-limit.ts'

/** Links that may be made within an hour: of one setup, and by customers of one network. People need two. */
export const mostInHour = 10
/** Links of one setup that may work at the same time. */
export const mostOpen = 20
const windowMs = 60 * 60 * 1000

export type CreateHandOffResult =
  | FormResult<HandOffField, { message: HandOffMessage }>
  /** the form has what was typed */
  | { ok: false; reason: 'too-many' | 'too-many-open'; form: FormView<HandOffField> }

/**
 * Makes a link for an admin, with the messages to send it with: they are shown
 * this once, since only the hash of the link's token is kept.
 */
export async function createHandOff(context: Context, setupId: string, raw: RawForm): Promise<CreateHandOffResult> {
  const actor = editorOf(context, setupId)
  if (!actor) return { ok: false, reason: 'not-found' }
  const parsed = parseHandOff(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { answer } = parsed
  // A CSM looks after many customers from one office.
  const network = actor === 'customer' ? networkOf(context.address) : undefined
  const db = await database()
  return db.transaction(async (tx): Promise<CreateHandOffResult> => {
    const setup = (await lockSetup(tx, setupId)) ? await loadSetup(tx, setupId) : undefined
    if (!setup) return { ok: false, reason: 'not-found' }
    const now = new Date()
    const form = formWith(handOffFields, { ...answer })
    const made = await countHandOffs(tx, { setupId, network }, new Date(now.getTime() - windowMs))
    if (made.ofSetup >= mostInHour || made.fromNetwork >= mostInHour) return { ok: false, reason: 'too-many', form }
    const open = (await handOffsOf(tx, setupId)).filter((handOff) => isOpen(handOff, now))
    if (open.length >= mostOpen) return { ok: false, reason: 'too-many-open', form }
    const link = await issueHandOffLink(tx, setupId)
    const handOff = await keep(tx, setupId, link.id, answer, now)
    const params = { role: answer.role, to: answer.sentTo, ...(network ? { network } : {}) }
    await recordEvent(tx, { setupId, actor, kind: 'hand-off-made', params, at: now })
    const url = `${context.origin}${paths.handOver(link.token)}`
    return { ok: true, message: handOffMessage({ ...handOff, expiresAt: link.expiresAt, revokedAt: null }, setup, url, now) }
  })
}

type Transaction = Parameters<typeof insertHandOff>[0]

async function keep(tx: Transaction, setupId: string, linkId: string, answer: HandOffAnswer, now: Date) {
  const handOff = { id: randomUUID(), setupId, ...answer, createdAt: now, openedAt: null, doneAt: null }
  await insertHandOff(tx, { ...handOff, linkId })
  return handOff
}
