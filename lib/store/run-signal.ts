import { EventEmitter } from 'node:events'

const slot = Symbol.for('ssl-wizard.run-signal')
const holder = globalThis as { [slot]?: EventEmitter }

const emitter = (): EventEmitter => {
  holder[slot] ??= new EventEmitter().setMaxListeners(0)
  return holder[slot]
}

/** Tells the streams of this process that something of a run was written; those of others look by the clock. */
export const signalRun = (runId: string): boolean => emitter().emit(runId)

/** Resolves at the next signal of a run, after `timeoutMs`, or when told to stop. Never rejects. */
export function nextSignal(runId: string, timeoutMs: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      emitter().off(runId, done)
      stop.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, timeoutMs)
    emitter().once(runId, done)
    stop.addEventListener('abort', done, { once: true })
    if (stop.aborted) done()
  })
}
