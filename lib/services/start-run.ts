import type { RunKind } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** What to look at; without `linkHostId` a rehearsal or a check covers every link host. */
export interface RunRequest {
  kind: RunKind
  linkHostId?: string
}

export type StartRunResult =
  /** the runs begun, or those already under way for the same host */
  | { ok: true; runIds: string[] }
  /** the same host was looked at less than 3 s ago */
  | { ok: false; reason: 'too-soon'; retryAfterMs: number }
  /** `no-esp`, `no-records`, `no-edge`: an answer is missing that the run needs */
  | { ok: false; reason: 'not-found' | 'no-esp' | 'no-records' | 'no-edge' }

/** Starts runs and returns at once; their rows come by the stream, or by reading the run again. */
export async function startRun(_context: Context, _setupId: string, _request: RunRequest): Promise<StartRunResult> {
  throw new Error('not yet')
}
