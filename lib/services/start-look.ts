import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import type { Database } from '#lib/store/handle.ts'
import { insertRun, lastRunOf, lockHostname, unfinishedRun } from '#lib/store/queries/runs.ts'
import { enqueue } from '#lib/store/queue.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { type Look, type LookSubject, lookInput } from '#lib/wizard/waiting/look.ts'
import { lookSubjects } from './look-subjects.ts'
import { hostWaitMs } from './start-run.ts'

/** `under-way`: begun now or before. `gone`: an answer is missing that it needs. */
export type StartLookResult = { state: 'under-way' } | { state: 'too-soon'; waitMs: number } | { state: 'gone' }

/**
 * Starts a run that nobody pressed a button for, by the answers of now: it leaves no line in
 * the history and moves nothing. The transaction holds the setup.
 */
export async function startLook(
  tx: Database,
  queue: PgBoss,
  setup: SetupModel,
  { kind, linkHostId }: LookSubject,
  look: Look,
): Promise<StartLookResult> {
  const subjects =
    kind !== 'records' && linkHostId === null ? 'not-found' : lookSubjects(setup, { kind, linkHostId: linkHostId ?? undefined })
  const subject = Array.isArray(subjects) ? subjects[0] : undefined
  if (!subject) return { state: 'gone' }
  if (await unfinishedRun(tx, setup.id, kind, linkHostId)) return { state: 'under-way' }
  await lockHostname(tx, subject.hostname)
  const now = new Date()
  const waitMs = hostWaitMs(await lastRunOf(tx, subject.hostname, { looks: true }), now)
  if (waitMs > 0) return { state: 'too-soon', waitMs }
  const runId = randomUUID()
  await insertRun(tx, { id: runId, setupId: setup.id, kind, ...subject, input: lookInput(look), createdAt: now })
  await enqueue(queue, tx, 'check-run', { runId })
  return { state: 'under-way' }
}
