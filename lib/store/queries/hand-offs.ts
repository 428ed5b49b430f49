import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { capabilityLinks, events, handOffGrants, handOffs } from '#lib/store/schema.ts'
import type { HandOffModel } from '#lib/wizard/hand-over/model.ts'

const columns = {
  id: handOffs.id,
  setupId: handOffs.setupId,
  role: handOffs.role,
  sentBy: handOffs.sentBy,
  sentTo: handOffs.sentTo,
  note: handOffs.note,
  createdAt: handOffs.createdAt,
  openedAt: handOffs.openedAt,
  doneAt: handOffs.doneAt,
  expiresAt: capabilityLinks.expiresAt,
  revokedAt: capabilityLinks.revokedAt,
}

const works = (now: Date) => and(isNull(capabilityLinks.revokedAt), gt(capabilityLinks.expiresAt, now))

/** Keeps a new hand-off. */
export async function insertHandOff(tx: Database, handOff: typeof handOffs.$inferInsert): Promise<void> {
  await tx.insert(handOffs).values(handOff)
}

/** The hand-offs of a setup whose links have not been swept, the newest first. */
export async function handOffsOf(db: Database, setupId: string): Promise<HandOffModel[]> {
  return db
    .select(columns)
    .from(handOffs)
    .innerJoin(capabilityLinks, eq(capabilityLinks.id, handOffs.linkId))
    .where(eq(handOffs.setupId, setupId))
    .orderBy(desc(handOffs.createdAt))
}

/** One hand-off, if its link still works; whoever's it is, the caller asks whether it may be seen. */
export async function findLiveHandOff(db: Database, id: string, now: Date): Promise<HandOffModel | undefined> {
  const [found] = await db
    .select(columns)
    .from(handOffs)
    .innerJoin(capabilityLinks, eq(capabilityLinks.id, handOffs.linkId))
    .where(and(eq(handOffs.id, id), works(now)))
  return found
}

/** The hand-offs that a session has opened and whose links still work. */
export async function liveHandOffsOf(db: Database, sessionId: string, now: Date): Promise<Pick<HandOffModel, 'id' | 'setupId' | 'role'>[]> {
  return db
    .select({ id: handOffs.id, setupId: handOffs.setupId, role: handOffs.role })
    .from(handOffGrants)
    .innerJoin(handOffs, eq(handOffs.id, handOffGrants.handOffId))
    .innerJoin(capabilityLinks, eq(capabilityLinks.id, handOffs.linkId))
    .where(and(eq(handOffGrants.sessionId, sessionId), works(now)))
}

/** The hand-off that a link was made for. */
export async function handOffOfLink(db: Database, linkId: string): Promise<string | undefined> {
  const [found] = await db.select({ id: handOffs.id }).from(handOffs).where(eq(handOffs.linkId, linkId))
  return found?.id
}

/** Lets a session see the tasks of a hand-off. */
export async function insertHandOffGrant(db: Database, sessionId: string, handOffId: string): Promise<void> {
  await db.insert(handOffGrants).values({ sessionId, handOffId }).onConflictDoNothing()
}

/** Ends the link of a hand-off; undefined where the setup has none of this id, or it has ended already. */
export async function revokeHandOffLink(tx: Database, setupId: string, id: string, now: Date): Promise<HandOffModel | undefined> {
  const found = await findLiveHandOff(tx, id, now)
  if (found?.setupId !== setupId) return undefined
  await tx
    .update(capabilityLinks)
    .set({ revokedAt: now })
    .where(eq(capabilityLinks.id, sql`(select link_id from hand_offs where id = ${id})`))
  return found
}

/** Notes that the page was seen for the first time; false where it was before. */
export async function markOpened(tx: Database, id: string, now: Date): Promise<boolean> {
  const marked = await tx
    .update(handOffs)
    .set({ openedAt: now })
    .where(and(eq(handOffs.id, id), isNull(handOffs.openedAt)))
    .returning({ id: handOffs.id })
  return marked.length === 1
}

/** Notes the last "I've done it". */
export async function markDone(tx: Database, id: string, now: Date): Promise<void> {
  await tx.update(handOffs).set({ doneAt: now }).where(eq(handOffs.id, id))
}

/**
 * How many hand-offs were made since a time: of a setup, and from a network,
 * which is kept with the event for a day. Others wait until the transaction ends.
 */
export async function countHandOffs(
  tx: Database,
  { setupId, network }: { setupId: string; network: string | undefined },
  since: Date,
): Promise<{ ofSetup: number; fromNetwork: number }> {
  const ofSetup = await tx.$count(handOffs, and(eq(handOffs.setupId, setupId), gt(handOffs.createdAt, since)))
  if (!network) return { ofSetup, fromNetwork: 0 }
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`hand-offs from ${network}`}))`)
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(handOffs)
    .innerJoin(events, and(eq(events.setupId, handOffs.setupId), eq(events.at, handOffs.createdAt)))
    .where(and(gt(handOffs.createdAt, since), eq(events.kind, 'hand-off-made'), sql`${events.params} ->> 'network' = ${network}`))
  return { ofSetup, fromNetwork: row?.count ?? 0 }
}
