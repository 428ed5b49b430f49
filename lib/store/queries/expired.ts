import { and, isNotNull, lt } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { capabilityLinks, sessions, setups } from '#lib/store/schema.ts'

const dayMs = 24 * 3600 * 1000

/** Deletes sessions and links whose time is over, and forgets which network a setup of yesterday was started from. */
export async function deleteExpired(db: Database, now: Date): Promise<{ sessions: number; links: number }> {
  const goneSessions = await db.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.id })
  const goneLinks = await db.delete(capabilityLinks).where(lt(capabilityLinks.expiresAt, now)).returning({ id: capabilityLinks.id })
  const yesterday = new Date(now.getTime() - dayMs)
  await db
    .update(setups)
    .set({ startedFrom: null })
    .where(and(isNotNull(setups.startedFrom), lt(setups.createdAt, yesterday)))
  return { sessions: goneSessions.length, links: goneLinks.length }
}
