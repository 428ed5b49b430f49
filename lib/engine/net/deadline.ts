import { afterAttended } from './attention.ts'
import { ProbeError } from './probe-error.ts'

/** Made once: with its stack an error costs more than sending a datagram. */
const over = new ProbeError('aborted', 'the operation is over')

/**
 * Runs `work` with a signal that fires after `timeoutMs` (of attended time), when `parent` fires,
 * and when the work is done, so that nothing it started outlives it.
 * The signal's reason is always a `ProbeError`: `timeout` or `aborted`.
 */
export async function withDeadline<T>(timeoutMs: number, parent: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (parent.aborted) throw abortReason(parent)
  const controller = new AbortController()
  const onParent = () => controller.abort(abortReason(parent))
  const cancel = afterAttended(timeoutMs, (lostMs) => controller.abort(silence(lostMs, timeoutMs)))
  parent.addEventListener('abort', onParent, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    cancel()
    parent.removeEventListener('abort', onParent)
    controller.abort(over)
  }
}

/** Whoever did not listen for most of the time cannot say that nobody spoke. */
const silence = (lostMs: number, timeoutMs: number): ProbeError =>
  lostMs > timeoutMs ? new ProbeError('aborted', 'this machine was too busy to tell') : new ProbeError('timeout')

/** Why a signal fired, as a `ProbeError`: `timeout` for a deadline, `aborted` for a request to stop. */
export function abortReason(signal: AbortSignal): ProbeError {
  const reason: unknown = signal.reason
  if (reason instanceof ProbeError) return reason
  return reason instanceof Error && reason.name === 'TimeoutError' ? new ProbeError('timeout') : new ProbeError('aborted')
}
