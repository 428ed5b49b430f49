import { and, eq, lt, or, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { runRows, runs } from '#lib/store/schema.ts'
import { storable } from '#lib/store/storable.ts'
import type { RunModel } from '#lib/wizard/model.ts'
import type { RunRowView, StoredRunKind } from '#lib/wizard/view.ts'

/** A run that one worker holds. */
export interface ClaimedRun {
  id: string
  setupId: string
  linkHostId: string | null
  kind: StoredRunKind
  hostname: string
  target: RunModel['target']
  /** what was asked for, where the kind has a form of its own for it */
  input: unknown
  /** the fence: only writes with the newest count */
  attempt: number
}

/** Takes a run that nobody works on; undefined when it is finished or somebody else's lease still holds. */
export async function claimRun(db: Database, runId: string, now: Date, leaseMs: number): Promise<ClaimedRun | undefined> {
  const [claimed] = await db
    .update(runs)
    .set({
      state: 'running',
      attempt: sql`${runs.attempt} + 1`,
      startedAt: sql`coalesce(${runs.startedAt}, ${now.toISOString()}::timestamptz)`,
      leaseUntil: new Date(now.getTime() + leaseMs),
    })
    .where(and(eq(runs.id, runId), or(eq(runs.state, 'queued'), and(eq(runs.state, 'running'), lt(runs.leaseUntil, now)))))
    .returning({
      id: runs.id,
      setupId: runs.setupId,
      linkHostId: runs.linkHostId,
      kind: runs.kind,
      hostname: runs.hostname,
      target: runs.target,
      input: runs.input,
      attempt: runs.attempt,
    })
  return claimed
}

/** Whether this attempt still holds the run; keeps other writers out until the transaction ends. */
async function holdsRun(tx: Database, run: ClaimedRun): Promise<boolean> {
  const held = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.id, run.id), eq(runs.attempt, run.attempt), eq(runs.state, 'running')))
    .for('update')
  return held.length === 1
}

/** Writes lines as they come, each with the next number of the stream; false when the run was taken over. */
export async function writeRows(tx: Database, run: ClaimedRun, rows: readonly RunRowView[]): Promise<boolean> {
  if (!(await holdsRun(tx, run))) return false
  if (rows.length === 0) return true
  const [last] = await tx
    .select({ seq: sql<number>`coalesce(max(${runRows.seq}), 0)::int` })
    .from(runRows)
    .where(eq(runRows.runId, run.id))
  const values = rows.map((data, index) => ({
    runId: run.id,
    setupId: run.setupId,
    rowId: data.id,
    seq: (last?.seq ?? 0) + index + 1,
    data: storable(data),
  }))
  await tx
    .insert(runRows)
    .values(values)
    .onConflictDoUpdate({ target: [runRows.runId, runRows.rowId], set: { seq: sql`excluded.seq`, data: sql`excluded.data` } })
  return true
}

/** Ends a run, once; false when it was taken over or is finished already. */
export async function finishRun(
  tx: Database,
  run: ClaimedRun,
  outcome: Pick<RunModel, 'verdict' | 'assessment' | 'evidence' | 'failure'> & { result?: unknown },
  now: Date,
): Promise<boolean> {
  const finished = await tx
    .update(runs)
    .set({ ...storable(outcome), state: 'finished', finishedAt: now, leaseUntil: null })
    .where(and(eq(runs.id, run.id), eq(runs.attempt, run.attempt), eq(runs.state, 'running')))
    .returning({ id: runs.id })
  return finished.length === 1
}

/** Runs that nobody works on any more, or never did: their process died. */
export async function orphanedRuns(db: Database, now: Date, queuedBefore: Date): Promise<string[]> {
  const left = await db
    .select({ id: runs.id })
    .from(runs)
    .where(or(and(eq(runs.state, 'running'), lt(runs.leaseUntil, now)), and(eq(runs.state, 'queued'), lt(runs.createdAt, queuedBefore))))
  return left.map(({ id }) => id)
}

/** Lets a run go, so that it is taken up again at once. */
export async function letGoOfRun(db: Database, run: ClaimedRun, now: Date): Promise<void> {
  await db
    .update(runs)
    .set({ leaseUntil: new Date(now.getTime() - 1) })
    .where(and(eq(runs.id, run.id), eq(runs.attempt, run.attempt), eq(runs.state, 'running')))
}

/** Lets all runs go: at the start of a process that has the database to itself, whoever held them is dead. */
export async function letGoOfAllRuns(db: Database, now: Date): Promise<void> {
  const past = new Date(now.getTime() - 1)
  await db.update(runs).set({ leaseUntil: past }).where(eq(runs.state, 'running'))
}
