import { randomUUID } from 'node:crypto'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { handOffOfLink, insertHandOffGrant } from '#lib/store/queries/hand-offs.ts'
import { type CapabilityLink, findLiveLink, markLinkUsed } from '#lib/store/queries/links.ts'
import { findSession, insertGrant, insertSession, renewSession, setCsm } from '#lib/store/queries/sessions.ts'
import { sessionSeconds } from './cookie.ts'
import { hashToken, looksLikeToken, newToken } from './token.ts'

export type LinkKind = CapabilityLink['kind']

/** What a link opened: the session's token for the cookie, and the setup or the hand-off that it leads to. */
export type Exchange = { ok: true; sessionToken: string; setupId: string | null; handOffId: string | null } | { ok: false }

/**
 * Exchanges the token of a capability link for a session. The session that the
 * browser has already learns to see more, and gets a new token. An unknown, used, revoked
 * or expired token, or one of another kind, gets nothing.
 */
export async function exchangeLink(kind: LinkKind, token: string, cookie: string | undefined): Promise<Exchange> {
  if (!looksLikeToken(token)) return { ok: false }
  const db = await database()
  const now = new Date()
  return db.transaction(async (tx) => {
    const link = await findLiveLink(tx, hashToken(token), now)
    if (link?.kind !== kind) return { ok: false }
    // A link of a setup never opens the CSM's pages, whatever it calls itself.
    if (kind === 'csm-sign-in' && (link.setupId !== null || !(await markLinkUsed(tx, link.id, now)))) return { ok: false }
    const handOffId = kind === 'hand-off' ? await handOffOfLink(tx, link.id) : null
    if (handOffId === undefined) return { ok: false }
    const session = await freshSession(tx, cookie, now)
    await grant(tx, session.id, link, handOffId)
    return { ok: true, sessionToken: session.token, setupId: link.setupId, handOffId }
  })
}

/** Lets the session see what the link opens, and no more than that: a hand-off opens its tasks, never its setup. */
async function grant(tx: Database, sessionId: string, { kind, setupId }: CapabilityLink, handOffId: string | null): Promise<void> {
  if (kind === 'csm-sign-in') await setCsm(tx, sessionId)
  else if (handOffId !== null) await insertHandOffGrant(tx, sessionId, handOffId)
  else if (setupId && kind === 'resume') await insertGrant(tx, sessionId, setupId, 'customer')
  else if (setupId && kind === 'review') await insertGrant(tx, sessionId, setupId, 'reviewer')
}

/** The browser's session under a new token, so that a cookie planted or copied before is worth nothing; or a new one. */
async function freshSession(tx: Database, cookie: string | undefined, now: Date): Promise<{ id: string; token: string }> {
  const token = newToken()
  const fields = { tokenHash: hashToken(token), expiresAt: new Date(now.getTime() + sessionSeconds * 1000) }
  const existing = cookie && looksLikeToken(cookie) ? await findSession(tx, hashToken(cookie), now) : undefined
  if (existing) {
    await renewSession(tx, existing.id, fields)
    return { id: existing.id, token }
  }
  const id = randomUUID()
  await insertSession(tx, { id, csm: false, createdAt: now, ...fields })
  return { id, token }
}
