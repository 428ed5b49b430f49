import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { capabilityLinks, events, greenMails, outgoingMails, runs, sessions, setups } from '#lib/store/schema.ts'
import { keptTraceDays } from '#lib/wizard/trace/model.ts'

const dayMs = 24 * 3600 * 1000
/** A wish for a mail that has not come true by then is forgotten with its address. */
const keptMailDays = 90

/** Deletes sessions and links whose time is over, links of mails that were looked through, mails that are done with, and forgets from which network a setup or a hand-off of yesterday came. */
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
  // Sent or given up: kept for a day, so that the limits hold.
  await db.delete(outgoingMails).where(and(isNull(outgoingMails.nextAt), lt(outgoingMails.createdAt, yesterday)))
  await db.delete(greenMails).where(lt(greenMails.createdAt, new Date(now.getTime() - keptMailDays * dayMs)))
  return { sessions: goneSessions.length, links: goneLinks.length }
}
