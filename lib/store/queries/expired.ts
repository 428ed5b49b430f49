import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { capabilityLinks, events, runs, sessions, setups } from '#lib/store/schema.ts'
import { keptTraceDays } from '#lib/wizard/trace/model.ts'

const dayMs = 24 * 3600 * 1000

/** Deletes sessions and links whose time is over, links of mails that were looked through, and forgets from which network a setup or a hand-off of yesterday came. */
export async function deleteExpired(db: Database, now: Date): Promise<{ sessions: number; links: number }> {
  const goneSessions = await db.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.id })
  const goneLinks = await db.delete(capabilityLinks).where(lt(capabilityLinks.expiresAt, now)).returning({ id: capabilityLinks.id })
  const yesterday = new Date(now.getTime() - dayMs)
  await db
    .update(setups)
    .set({ startedFrom: null })
    .where(and(isNotNull(setups.startedFrom), lt(setups.createdAt, yesterday)))
  await db
    .update(events)
    .set({ params: sql`${events.params} - 'network'` })
    .where(and(eq(events.kind, 'hand-off-made'), lt(events.at, yesterday), sql`${events.params} ->> 'network' is not null`))
  await db.delete(runs).where(and(eq(runs.kind, 'trace'), lt(runs.createdAt, new Date(now.getTime() - keptTraceDays * dayMs))))
  return { sessions: goneSessions.length, links: goneLinks.length }
}
