import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import { openDatabase } from './database.ts'
import type { Database } from './handle.ts'

/** The queues, with what a job of each carries. */
export interface Jobs {
  'check-run': { runId: string }
  'sweep-expired': null
  /** who was where, and when the visit began (RFC 3339) */
  'note-visit': { sessionId: string; setupId: string; at: string }
}
export type QueueName = keyof Jobs

// A job is a knock on the door: the run's own lease says who works on it, so a lost job is made good by the sweep.
const queues: Record<QueueName, Parameters<PgBoss['createQueue']>[1]> = {
  'check-run': { notify: true, retryLimit: 2, retryDelay: 1, expireInSeconds: 120, deleteAfterSeconds: 3600 },
  'sweep-expired': { policy: 'short', notify: true, retryLimit: 2, expireInSeconds: 300, deleteAfterSeconds: 3600 },
  // One of a visitor waits at a time: the first look of a visit is what counts.
  'note-visit': { policy: 'short', retryLimit: 2, expireInSeconds: 60, deleteAfterSeconds: 3600 },
}

const slot = Symbol.for('ssl-wizard.queue')
const holder = globalThis as { [slot]?: Promise<PgBoss> }

/** The one queue of this process, started at the first call. */
export function openQueue(onError: (error: Error) => void = () => {}): Promise<PgBoss> {
  holder[slot] ??= start(onError).catch((error) => {
    holder[slot] = undefined
    throw error
  })
  return holder[slot]
}

async function start(onError: (error: Error) => void): Promise<PgBoss> {
  const { queue } = await openDatabase()
  const boss = new PgBoss({ ...queue, useListenNotify: true })
  boss.on('error', onError)
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, options)
    // Fills the queue's entry in pg-boss's cache. Filled within a transaction, it would wait for the one connection that the transaction holds.
    await boss.getJobById(name, randomUUID())
  }
  return boss
}

/**
 * Puts a job into the queue within a transaction: it is there exactly if the
 * transaction is kept.
 * @param boss opened before the transaction, which may hold the only connection
 * @param priority higher comes first; among equals, whoever came first
 */
export async function enqueue<Q extends QueueName>(boss: PgBoss, tx: Database, name: Q, data: Jobs[Q], priority = 0): Promise<void> {
  const db = fromDrizzle({ execute: async (query) => toRows(await tx.execute(query as SQL)) }, sql)
  await boss.send(name, data, { db, priority })
}

/** Puts a job into the queue for later; none where one of this key waits already. */
export async function postpone<Q extends QueueName>(
  boss: PgBoss,
  name: Q,
  data: NonNullable<Jobs[Q]>,
  { key, seconds }: { key: string; seconds: number },
): Promise<void> {
  await boss.send(name, data, { singletonKey: key, startAfter: seconds })
}

// The two drivers agree on this shape, which the common type does not tell.
const toRows = (result: unknown) => result as { rows: unknown[] }

/** Stops the queue, if it was started; what is being worked on gets the time given to finish. */
export async function closeQueue(timeoutMs = 3000): Promise<void> {
  const boss = holder[slot]
  holder[slot] = undefined
  await (await boss?.catch(() => undefined))?.stop({ graceful: true, timeout: timeoutMs })
}
