import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { sessionGrants } from '#lib/store/schema.ts'

/** When a session last looked at a setup; null at its first visit, undefined where it holds no link of it. */
export async function lastVisit(db: Database, sessionId: string, setupId: string): Promise<Date | null | undefined> {
  const [grant] = await db
    .select({ seenAt: sessionGrants.seenAt })
    .from(sessionGrants)
    .where(and(eq(sessionGrants.sessionId, sessionId), eq(sessionGrants.setupId, setupId)))
  return grant?.seenAt
}

/** Notes a visit, unless a later one is noted. */
export async function noteVisit(db: Database, sessionId: string, setupId: string, at: Date): Promise<void> {
  await db
    .update(sessionGrants)
    .set({ seenAt: at })
    .where(
      and(
        eq(sessionGrants.sessionId, sessionId),
        eq(sessionGrants.setupId, setupId),
        or(isNull(sessionGrants.seenAt), lt(sessionGrants.seenAt, at)),
      ),
    )
}
