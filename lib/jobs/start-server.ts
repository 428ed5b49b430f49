import { EnvError, readEnv } from '#lib/env.ts'
import { mayRunOn, nodeFloors } from '#lib/node-floor.mjs'
import { processVantage } from '#lib/services/vantage.ts'
import { closeDatabase } from '#lib/store/database.ts'
import { closeQueue } from '#lib/store/queue.ts'
import { visibleLines } from '#lib/words/visible.ts'
import { log } from './log.ts'
import { signInLink } from './sign-in-link.ts'
import { closeStreams } from './streams.ts'
import { startWorker, type Worker } from './work.ts'

/**
 * What the server does before it answers: checks its settings, opens the
 * database, starts to work on runs, and says how the CSM gets in. A setting that
 * cannot be used, or a data directory that is in use, ends the process with one
 * plain message.
 */
export async function startServer(): Promise<void> {
  try {
    assertNode(process.versions.node)
    readEnv()
    processVantage()
    const worker = await startWorker()
    stopOnSignals(worker)
    const link = await signInLink()
    // Not through the log: it is for the eyes of whoever started the server, once.
    if (link) process.stdout.write(`\n  CSM sign-in, works once, for a day: ${link}\n\n`)
  } catch (error) {
    process.stderr.write(`\nThe wizard cannot start. ${visibleLines(explain(error))}\n\n`)
    process.exit(1)
  }
}

function assertNode(version: string): void {
  if (mayRunOn(version)) return
  throw new Error(`Node ${nodeFloors.join(', ')} or later of these lines is needed, this is ${version}: start it by \`npm start\`.`)
}

const explain = (error: unknown): string => {
  if (error instanceof EnvError) return `A setting cannot be used:\n${error.message}`
  return error instanceof Error ? error.message : String(error)
}

/** Streams first, since they would keep the server open; the database last, when nothing writes any more. */
function stopOnSignals(worker: Worker): void {
  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    log().info({ signal }, 'stopping')
    closeStreams()
    try {
      await worker.stop()
      await closeQueue()
      await closeDatabase()
      log().info('stopped')
    } catch (error) {
      log().error({ error: error instanceof Error ? error.message : String(error) }, 'stopping')
    }
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
}
