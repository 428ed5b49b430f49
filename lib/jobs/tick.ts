import { sendDueMails } from '#lib/services/send-mails.ts'
import { startDueWatches } from '#lib/services/watch-due.ts'
import { log, messageOf } from './log.ts'

const tickMs = 10_000
/** A mail that is being handed over is waited for this long when the server stops. */
const handOverMs = 3000

/**
 * Starts to look after what is due by the clock: looks of the schedule, and mails. What is due
 * stands in the database, so that several processes share it and none forgets it.
 * @returns how to stop; resolves when nothing goes on any more
 */
export function startTicking(): () => Promise<void> {
  const stopping = new AbortController()
  const lines = [
    () => startDueWatches(new Date(), (error) => log().error({ error: messageOf(error) }, 'a look of the schedule could not be started')),
    () => sendDueMails(new Date(), { signal: stopping.signal, onTrouble: (what) => log().warn(what, 'a mail was not sent') }),
  ].map((work) => new Line(work))
  const tick = () => {
    for (const line of lines) line.push()
  }
  tick()
  const timer = setInterval(tick, tickMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    const patience = new Promise((resolve) => setTimeout(resolve, handOverMs).unref())
    await Promise.race([Promise.all(lines.map((line) => line.idle)), patience])
  }
}

/** One kind of work that never overtakes itself. */
class Line {
  private readonly work: () => Promise<unknown>
  private busy = false
  idle: Promise<void> = Promise.resolve()

  constructor(work: () => Promise<unknown>) {
    this.work = work
  }

  push(): void {
    if (this.busy) return
    this.busy = true
    this.idle = this.work()
      .then(
        () => {},
        (error: unknown) => log().error({ error: messageOf(error) }, 'what is due by the clock'),
      )
      .finally(() => {
        this.busy = false
      })
  }
}
