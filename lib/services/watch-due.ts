import type { PgBoss } from 'pg-boss'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { loadSetups, lockSetup } from '#lib/store/queries/setups.ts'
import { countLooks, deleteWatch, dueWatches, findWatch, putWatch, type WatchRow } from '#lib/store/queries/watches.ts'
import { openQueue } from '#lib/store/queue.ts'
import { isWatched } from '#lib/wizard/waiting/green.ts'
import { startLook } from './start-look.ts'

/** Looks of the schedule under way at once: people's runs come first. */
const mostLooks = 3
/** Until the look that was just started says better; also how soon one is tried again whose process died. */
const holdMs = 15 * 60 * 1000

/**
 * Starts the looks whose time has come, as many as may be under way at once; the others stay
 * due. Each in a transaction of its own that holds its setup: of several processes one takes
 * it, and one that dies leaves it due.
 * @param onFault is told of one that could not be started; it is put off, so that it does not stand in the way
 * @returns how many were started
 */
export async function startDueWatches(now: Date, onFault: (error: unknown) => void = () => {}): Promise<number> {
  const [db, queue] = [await database(), await openQueue()]
  const room = mostLooks - (await countLooks(db, { by: 'schedule' }))
  let started = 0
  for (const watch of room > 0 ? await dueWatches(db, now, room) : []) {
    try {
      if (await db.transaction((tx) => startWatch(tx, queue, watch, now))) started++
    } catch (error) {
      onFault(error)
      await putWatch(db, watch.setupId, watch, { startedAt: watch.startedAt, nextAt: new Date(now.getTime() + holdMs) })
    }
  }
  return started
}

/** By the answers of now: what nobody waits for any more is forgotten. */
async function startWatch(tx: Database, queue: PgBoss, { setupId, kind, linkHostId }: WatchRow, now: Date): Promise<boolean> {
  const subject = { kind, linkHostId }
  const [setup] = (await lockSetup(tx, setupId)) ? await loadSetups(tx, [setupId], { evidence: false }) : []
  const watch = await findWatch(tx, setupId, subject)
  // Another process may have been faster.
  if (!setup || !watch?.nextAt || watch.nextAt > now) return false
  const look = isWatched(setup, subject, now) ? await startLook(tx, queue, setup, subject, { by: 'schedule', looks: 0 }) : null
  if (look === null || look.state === 'gone') {
    await deleteWatch(tx, watch.id)
    return false
  }
  const nextAt = new Date(now.getTime() + (look.state === 'too-soon' ? look.waitMs : holdMs))
  await putWatch(tx, setupId, subject, { startedAt: watch.startedAt, nextAt })
  return look.state === 'under-way'
}
