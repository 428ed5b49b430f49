import { issueLink } from '#lib/auth/issue-link.ts'
import { database } from '#lib/store/database.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { lockSetup } from '#lib/store/queries/setups.ts'
import { paths } from '#lib/wizard/paths.ts'
import { editorOf } from './authorise.ts'
import type { Context } from './context.ts'

const kinds = ['resume', 'review'] as const
export type LinkKind = (typeof kinds)[number]

/**
 * A new capability link, shown this once: `resume` to go on with the setup (the
 * one before stops working), `review` for the CSM to read the summary.
 */
export async function createLink(
  context: Context,
  setupId: string,
  kind: LinkKind,
): Promise<{ ok: true; url: string } | { ok: false; reason: 'not-found' }> {
  const actor = editorOf(context, setupId)
  // The kind comes from a client, whatever the type says: a link of another kind would open more than this setup.
  if (!actor || !kinds.includes(kind)) return { ok: false, reason: 'not-found' }
  const db = await database()
  const token = await db.transaction(async (tx) => {
    if (!(await lockSetup(tx, setupId))) return undefined
    await recordEvent(tx, { setupId, actor, kind: 'link-created', params: { kind }, at: new Date() })
    return issueLink(tx, kind, setupId)
  })
  if (!token) return { ok: false, reason: 'not-found' }
  return { ok: true, url: `${context.origin}${kind === 'resume' ? paths.resume(token) : paths.review(token)}` }
}
