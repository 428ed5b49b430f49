import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { runs, watches } from '#lib/store/schema.ts'
import type { LookKind, LookResult, LookSubject } from '#lib/wizard/waiting/look.ts'
import { findRun, isLook } from './runs.ts'

export type WatchRow = typeof watches.$inferSelect

const ofSubject = (setupId: string, { kind, linkHostId }: LookSubject) =>
  and(
    eq(watches.setupId, setupId),
    eq(watches.kind, kind),
    linkHostId === null ? isNull(watches.linkHostId) : eq(watches.linkHostId, linkHostId),
  )

/** Keeps when a subject is looked at by itself, in the place of what stood there. The transaction holds the setup. */
export async function putWatch(
  tx: Database,
  setupId: string,
  { kind, linkHostId }: LookSubject,
  times: { startedAt: Date; nextAt: Date | null },
): Promise<void> {
  const kept = await tx.update(watches).set(times).where(ofSubject(setupId, { kind, linkHostId })).returning({ id: watches.id })
  if (kept.length > 0) return
  await tx
    .insert(watches)
    .values({ id: randomUUID(), setupId, kind, linkHostId, ...times })
    .onConflictDoNothing()
}

/** The watch of a subject. */
export async function findWatch(db: Database, setupId: string, subject: LookSubject): Promise<WatchRow | undefined> {
  const [watch] = await db.select().from(watches).where(ofSubject(setupId, subject))
  return watch
}

/** Ends the watch of a subject. */
export async function deleteWatch(tx: Database, id: string): Promise<void> {
  await tx.delete(watches).where(eq(watches.id, id))
}

/** The watches of several setups. */
export async function watchesOf(db: Database, setupIds: readonly string[]): Promise<WatchRow[]> {
  return db
    .select()
    .from(watches)
    .where(inArray(watches.setupId, [...setupIds]))
}

/** Watches whose time has come, the longest overdue first. */
export async function dueWatches(db: Database, now: Date, most: number): Promise<WatchRow[]> {
  return db.select().from(watches).where(lte(watches.nextAt, now)).orderBy(asc(watches.nextAt)).limit(most)
}

/** Runs under way that nobody pressed a button for: of one setup, or all that the schedule has started. */
export async function countLooks(db: Database, of: { setupId: string } | { by: 'schedule' }): Promise<number> {
  const which = 'setupId' in of ? eq(runs.setupId, of.setupId) : sql`${runs.input} -> 'look' ->> 'by' = ${of.by}`
  return db.$count(runs, and(ne(runs.state, 'finished'), isLook, which))
}

/** The finished run of a subject before this one, with all that was seen. */
export async function runBefore(db: Database, setupId: string, { kind, linkHostId }: LookSubject, runId: string) {
  const host = linkHostId === null ? isNull(runs.linkHostId) : eq(runs.linkHostId, linkHostId)
  const [found] = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.setupId, setupId), eq(runs.kind, kind as LookKind), host, eq(runs.state, 'finished'), ne(runs.id, runId)))
    .orderBy(desc(runs.createdAt))
    .limit(1)
  return found && (await findRun(db, found.id))
}

/** Keeps what a finished run leaves to those after it. */
export async function putResult(tx: Database, runId: string, result: LookResult): Promise<void> {
  await tx.update(runs).set({ result }).where(eq(runs.id, runId))
}

/** Deletes a run that told nothing that the one before and the one after do not tell. */
export async function dropRun(tx: Database, runId: string): Promise<void> {
  await tx.delete(runs).where(eq(runs.id, runId))
}

/** Makes a run under way one that somebody asked for; false where it was that already. */
export async function adoptLook(tx: Database, runId: string): Promise<boolean> {
  const adopted = await tx
    .update(runs)
    .set({ input: null })
    .where(and(eq(runs.id, runId), isLook))
    .returning({ id: runs.id })
  return adopted.length === 1
}
