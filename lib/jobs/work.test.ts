import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { PgBoss, systemClock } from 'pg-boss'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { openQueue } from '#lib/store/queue.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { startWorker } from './work.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

/** Timers that never fire: whoever goes to sleep sleeps for ever, unless somebody wakes it. */
const asleep = { ...systemClock, setTimeout: () => ({}) as NodeJS.Timeout, clearTimeout: () => {} }

const done = async () => {
  const { rows } = (await store.db.execute(
    sql`select count(*)::int as n from pgboss.job where name = 'check-run' and state = 'completed'`,
  )) as unknown as { rows: { n: number }[] }
  return rows[0]?.n
}

test('no worker sleeps while runs wait', async () => {
  // Makes the queues; then the same with a clock of ours takes its place.
  await (await openQueue()).stop({ graceful: false })
  const boss = new PgBoss({ ...store.queue, useListenNotify: true, clock: asleep, supervise: false, schedule: false })
  await boss.start()
  Reflect.set(globalThis, Symbol.for('ssl-wizard.queue'), Promise.resolve(boss))
  // Runs that nobody knows end at once.
  for (let n = 0; n < 40; n += 1) await boss.send('check-run', { runId: randomUUID() })
  const worker = await startWorker()
  await vi.waitFor(async () => expect(await done()).toBe(40), { timeout: 20_000, interval: 50 })
  await worker.stop()
}, 60_000)
