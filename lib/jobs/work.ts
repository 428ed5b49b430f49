import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import { performRun } from '#lib/services/perform-run.ts'
import { processVantage } from '#lib/services/vantage.ts'
import { openDatabase } from '#lib/store/database.ts'
import { letGoOfAllRuns, orphanedRuns } from '#lib/store/queries/run-work.ts'
import { type Jobs, openQueue } from '#lib/store/queue.ts'
import { log, messageOf } from './log.ts'
import { startNotingVisits } from './note-visits.ts'
import { startExpirySweep } from './sweep-expired.ts'
import { startTicking } from './tick.ts'

/** Runs worked on side by side in this process: each waits for the network most of its time. */
const concurrency = 8
/** Finds what no notification told of: a try again after its delay, or what came while the database could not be asked. */
const pollSeconds = 5
const sweepMs = 15_000
/** A run that has been queued for this long has lost its place in the queue. */
const lostAfterMs = 30_000

/** A worker of this process. */
export interface Worker {
  /** ends what is under way and hands it back; resolves when nothing runs any more */
  stop(): Promise<void>
}

/** Starts to work on queued runs, and takes up those whose process has died. */
export async function startWorker(): Promise<Worker> {
  const { db, embedded } = await openDatabase()
  if (embedded) await letGoOfAllRuns(db, new Date())
  const boss = await openQueue((error) => log().error({ error: error.message }, 'queue'))
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  const perform = (runId: string) => {
    const work = performLogged(runId, stopping.signal)
    underWay.add(work)
    return work.finally(() => underWay.delete(work))
  }
  await workOnRuns(boss, perform)
  await startExpirySweep(boss)
  await startNotingVisits(boss)
  const sweep = async (now: Date) => {
    const left = await orphanedRuns(db, now, new Date(now.getTime() - lostAfterMs))
    for (const runId of left) await boss.send('check-run', { runId })
    if (left.length > 0) log().info({ runs: left.length }, 'took up runs that were left behind')
  }
  const guarded = () => sweep(new Date()).catch((error: unknown) => log().error({ error: messageOf(error) }, 'sweep'))
  await guarded()
  const timer = setInterval(guarded, sweepMs)
  timer.unref()
  const stopTicking = startTicking()
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await Promise.all([...(['check-run', 'sweep-expired', 'note-visit'] as const).map((queue) => boss.offWork(queue, { wait: false }))])
      await Promise.all([...underWay, stopTicking()])
    },
  }
}

/**
 * Works on queued runs, some at a time, and rests only when none waits. pg-boss sleeps after every job until its next
 * poll, unless it was told of another meanwhile: so whoever gets a job tells all, itself too. Who then finds nothing rests.
 */
async function workOnRuns(boss: PgBoss, perform: (runId: string) => Promise<void>): Promise<void> {
  const workers: string[] = []
  for (let n = 0; n < concurrency; n += 1) {
    // One that polls is enough, as it tells the others.
    const poll = n === 0 ? { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds } : {}
    const id = await boss.work<Jobs['check-run']>('check-run', poll, async ([job]) => {
      for (const worker of workers) boss.notifyWorker(worker)
      if (job) await perform(job.data.runId)
    })
    workers.push(id)
  }
}

async function performLogged(runId: string, signal: AbortSignal): Promise<void> {
  // An id of its own for the log: run ids are part of addresses.
  const work = randomUUID().slice(0, 8)
  const onFault = (error: unknown) => log().error({ work, error: messageOf(error) }, 'a run failed by our fault')
  const outcome = await performRun(runId, processVantage(), { signal, onFault })
  log().debug({ work, outcome }, 'run')
}
