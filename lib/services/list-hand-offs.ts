import { database } from '#lib/store/database.ts'
import { handOffsOf } from '#lib/store/queries/hand-offs.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { type HandOffModel, isOpen } from '#lib/wizard/hand-over/model.ts'
import { offeredRoles, type Tasks, tasksOf } from '#lib/wizard/hand-over/tasks.ts'
import type { HandOffsView, HandOffView } from '#lib/wizard/hand-over/view.ts'
import { editorOf } from './authorise.ts'
import type { Context } from './context.ts'

/** The links made for admins and how far each of them is, the newest first; null for whoever may not make one. */
export async function listHandOffs(context: Context, setupId: string): Promise<HandOffsView | null> {
  if (!editorOf(context, setupId)) return null
  const db = await database()
  const setup = await loadSetup(db, setupId)
  if (!setup) return null
  const now = new Date()
  const handOffs = await handOffsOf(db, setupId)
  const tasks = { 'dns-admin': tasksOf(setup, 'dns-admin', now), 'cdn-admin': tasksOf(setup, 'cdn-admin', now) }
  return {
    rows: handOffs.map((handOff) => row(handOff, tasks[handOff.role], now)),
    offered: offeredRoles(setup),
    sentBy: handOffs[0]?.sentBy ?? setup.answers['request-enablement']?.requestedBy ?? '',
  }
}

const row = (handOff: HandOffModel, { progress }: Tasks, now: Date): HandOffView => ({
  id: handOff.id,
  role: handOff.role,
  sentBy: handOff.sentBy,
  sentTo: handOff.sentTo,
  createdAt: handOff.createdAt.toISOString(),
  openedAt: handOff.openedAt?.toISOString() ?? null,
  doneAt: handOff.doneAt?.toISOString() ?? null,
  expiresAt: handOff.expiresAt.toISOString(),
  ended: isOpen(handOff, now) ? null : handOff.revokedAt ? 'revoked' : 'expired',
  progress,
})
