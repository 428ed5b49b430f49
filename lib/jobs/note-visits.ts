import type { PgBoss } from 'pg-boss'
import { database } from '#lib/store/database.ts'
import { noteVisit } from '#lib/store/queries/visits.ts'
import type { Jobs } from '#lib/store/queue.ts'

/** Notes visits that are over, so that the next one is told what has changed since. */
export async function startNotingVisits(boss: PgBoss): Promise<void> {
  await boss.work<Jobs['note-visit']>('note-visit', { pollingIntervalSeconds: 60, batchSize: 50 }, async (jobs) => {
    const db = await database()
    for (const { data } of jobs) await noteVisit(db, data.sessionId, data.setupId, new Date(data.at))
  })
}
