import { randomUUID } from 'node:crypto'
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
  await boss.work<Jobs['check-run']>('check-run', { localConcurrency: concurrency, pollingIntervalSeconds: pollSeconds }, async ([job]) => {
    if (job) await perform(job.data.runId)
  })
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

async function performLogged(runId: string, signal: AbortSignal): Promise<void> {
  // An id of its own for the log: run ids are part of addresses.
  const work = randomUUID().slice(0, 8)
  const onFault = (error: unknown) => log().error({ work, error: messageOf(error) }, 'a run failed by our fault')
  const outcome = await performRun(runId, processVantage(), { signal, onFault })
  log().debug({ work, outcome }, 'run')
}
