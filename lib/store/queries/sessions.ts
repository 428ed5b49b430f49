import { and, eq, gt } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { sessionGrants, sessions } from '#lib/store/schema.ts'

export interface SessionRow {
  id: string
  csm: boolean
  grants: { setupId: string; as: 'customer' | 'reviewer' }[]
}

/** The live session of a cookie's hash, with what it may see. */
export async function findSession(db: Database, tokenHash: string, now: Date): Promise<SessionRow | undefined> {
  const rows = await db
    .select({ id: sessions.id, csm: sessions.csm, setupId: sessionGrants.setupId, as: sessionGrants.as })
    .from(sessions)
    .leftJoin(sessionGrants, eq(sessionGrants.sessionId, sessions.id))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now)))
  const [first] = rows
  if (!first) return undefined
  return { id: first.id, csm: first.csm, grants: rows.flatMap(({ setupId, as }) => (setupId && as ? [{ setupId, as }] : [])) }
}

/** Keeps a new session. */
export async function insertSession(db: Database, session: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(session)
}

/** Lets a session see a setup. */
export async function insertGrant(db: Database, sessionId: string, setupId: string, as: 'customer' | 'reviewer'): Promise<void> {
  await db.insert(sessionGrants).values({ sessionId, setupId, as }).onConflictDoNothing()
}

/** Makes a session the CSM's. */
export async function setCsm(db: Database, sessionId: string): Promise<void> {
  await db.update(sessions).set({ csm: true }).where(eq(sessions.id, sessionId))
}

/** Whether anybody is signed in as the CSM. */
export async function hasCsmSession(db: Database, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.csm, true), gt(sessions.expiresAt, now)))
    .limit(1)
  return row !== undefined
}

/** Gives a session another token and a later end. */
export async function renewSession(db: Database, id: string, fields: { tokenHash: string; expiresAt: Date }): Promise<void> {
  await db.update(sessions).set(fields).where(eq(sessions.id, id))
}
