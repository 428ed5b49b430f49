import type { PgBoss } from 'pg-boss'
import { database } from '#lib/store/database.ts'
import { deleteExpired } from '#lib/store/queries/expired.ts'
import { thinRuns } from '#lib/store/queries/thin-runs.ts'
import { log } from './log.ts'

/** In the night of most who use it; a server that was off then catches up when it is on again. */
const daily = '23 3 * * *'

/** Works on the daily sweep of what has expired, and has it put into the queue, by whichever process is first. */
export async function startExpirySweep(boss: PgBoss): Promise<void> {
  await boss.work('sweep-expired', { pollingIntervalSeconds: 60 }, async () => {
    const [db, now] = [await database(), new Date()]
    await thinRuns(db, now)
    log().info(await deleteExpired(db, now), 'swept what has expired')
  })
  await boss.schedule('sweep-expired', daily, null, { missed: 'once' })
}
