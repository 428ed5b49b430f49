import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { connectionWords } from '#lib/words/en/x-ray-faults.ts'

/** Failures that say nothing of the peer. */
const ours: readonly FailureReason[] = ['unreachable', 'aborted', 'not-allowed']

/** Why no answer came, in words: of the last attempt that says something of the peer, else that none got out. */
export function connectionFault(end: 'no-connection' | 'no-answer', { tls, http }: Evidence) {
  const attempts = [...tls, ...http].flatMap(({ address, attempt }) => (attempt.state === 'failed' ? [{ address, ...attempt }] : []))
  const telling = attempts.findLast(({ reason }) => !ours.includes(reason))
  if (!telling) return { code: 'no-way-out', verdict: 'unknown' } as const
  const why = connectionWords[telling.reason] ?? telling.reason
  const detail = end === 'no-connection' ? `${telling.address}: ${why}.` : why
  return { code: end, params: { detail } } as const
}
