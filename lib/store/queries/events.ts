import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { events } from '#lib/store/schema.ts'
import { touchSetup } from './setups.ts'

export type EventRow = typeof events.$inferSelect

/** Notes what happened, in the transaction of the change that it tells of; the setup has moved. */
export async function recordEvent(
  tx: Database,
  event: { setupId: string; actor: EventRow['actor']; kind: string; params: Record<string, string>; at: Date },
): Promise<void> {
  await tx.insert(events).values({ id: randomUUID(), ...event })
  await touchSetup(tx, event.setupId, event.at)
}

/** What happened in a setup, newest first. */
export async function eventsOf(db: Database, setupId: string, most = 200): Promise<EventRow[]> {
  return db.select().from(events).where(eq(events.setupId, setupId)).orderBy(desc(events.at)).limit(most)
}
