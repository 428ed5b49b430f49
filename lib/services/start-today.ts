import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import { defaultEspTarget } from '#lib/providers/registry.ts'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { countRunsSince, insertRun } from '#lib/store/queries/runs.ts'
import { loadSetup, lockSetup } from '#lib/store/queries/setups.ts'
import { enqueue, openQueue } from '#lib/store/queue.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { todaySubjects } from '#lib/wizard/records/today-subjects.ts'
import { editorOf } from './authorise.ts'
import type { Context } from './context.ts'
import type { StartRunResult } from './start-run.ts'

/** A setup's names are looked at this often at most by hand, milliseconds. */
const pauseMs = 3000
/** Looks that saving may start within `windowMs`. */
const mostLooks = 60
const windowMs = 10 * 60 * 1000

/** Starts a look at what answers today at the names of a setup's records; one that is under way is joined. */
export async function startToday(context: Context, setupId: string): Promise<StartRunResult> {
  if (!editorOf(context, setupId)) return { ok: false, reason: 'not-found' }
  const [db, queue] = [await database(), await openQueue()]
  return db.transaction(async (tx): Promise<StartRunResult> => {
    const setup = (await lockSetup(tx, setupId)) ? await loadSetup(tx, setupId) : undefined
    if (!setup) return { ok: false, reason: 'not-found' }
    const { newest } = setup.today
    if (newest && newest.state !== 'finished') return { ok: true, runIds: [newest.id] }
    const retryAfterMs = newest ? newest.createdAt.getTime() + pauseMs - Date.now() : 0
    if (retryAfterMs > 0) return { ok: false, reason: 'too-soon', retryAfterMs }
    return queueLook(tx, queue, setup)
  })
}

/**
 * Starts a look with the change that makes it necessary, in its transaction.
 * @param queue opened before the transaction, which may hold the only connection
 */
export async function startTodayWith(tx: Database, queue: PgBoss, setupId: string): Promise<void> {
  const setup = await loadSetup(tx, setupId)
  if (setup) await queueLook(tx, queue, setup)
}

async function queueLook(tx: Database, queue: PgBoss, setup: SetupModel): Promise<StartRunResult> {
  const braze = setup.answers['braze-setup']
  if (!braze) return { ok: false, reason: 'no-esp' }
  if (todaySubjects(setup).length === 0) return { ok: false, reason: 'no-records' }
  const now = new Date()
  if ((await countRunsSince(tx, setup.id, new Date(now.getTime() - windowMs))) >= mostLooks) {
    return { ok: false, reason: 'too-soon', retryAfterMs: 60_000 }
  }
  const { esp, region, sendingDomain: hostname } = braze
  const target = { hostname, esp, region, espTarget: defaultEspTarget(esp, region), links: [], appLinks: false, records: [] }
  const runId = randomUUID()
  await insertRun(tx, { id: runId, setupId: setup.id, linkHostId: null, kind: 'today', hostname, target, createdAt: now })
  await enqueue(queue, tx, 'check-run', { runId })
  return { ok: true, runIds: [runId] }
}
