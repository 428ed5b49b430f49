import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { runRows, runs } from '#lib/store/schema.ts'
import type { LatestRuns, RunModel } from '#lib/wizard/model.ts'
import type { RunKind, RunRowView } from '#lib/wizard/view.ts'

const summaryColumns = {
  id: runs.id,
  setupId: runs.setupId,
  linkHostId: runs.linkHostId,
  kind: runs.kind,
  hostname: runs.hostname,
  state: runs.state,
  target: runs.target,
  verdict: runs.verdict,
  assessment: runs.assessment,
  failure: runs.failure,
  createdAt: runs.createdAt,
  finishedAt: runs.finishedAt,
}

/** Of each setup, host and kind the newest run and the newest finished one. */
export async function latestRuns(db: Database, setupIds: readonly string[], evidence: boolean): Promise<RunModel[]> {
  const isFinished = sql<boolean>`(${runs.state} = 'finished')`
  const found = await db
    .selectDistinctOn([runs.setupId, runs.linkHostId, runs.kind, isFinished], {
      ...summaryColumns,
      evidence: evidence ? runs.evidence : sql<null>`null`,
    })
    .from(runs)
    .where(inArray(runs.setupId, [...setupIds]))
    .orderBy(runs.setupId, runs.linkHostId, runs.kind, isFinished, desc(runs.createdAt))
  return withRows(db, found)
}

async function withRows(db: Database, found: readonly Omit<RunModel, 'rows'>[]): Promise<RunModel[]> {
  // A finished run over a link host is shown from its assessment; its lines were for the time before.
  const ids = found.filter(({ state, kind }) => state !== 'finished' || kind === 'records').map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await db.select().from(runRows).where(inArray(runRows.runId, ids)).orderBy(asc(runRows.seq))
  return found.map((run) => ({ ...run, rows: rows.filter((row) => row.runId === run.id).map(({ data }) => data as RunRowView) }))
}

/** The newest of one host (or of the records) out of many. */
export function latestOf(all: readonly RunModel[], setupId: string, kind: RunKind, linkHostId: string | null): LatestRuns {
  const own = all
    .filter((run) => run.setupId === setupId && run.kind === kind && run.linkHostId === linkHostId)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  return { newest: own[0] ?? null, finished: own.find(({ state }) => state === 'finished') ?? null }
}

/** One run with its lines, whoever's it is: the caller asks whether it may be seen. */
export async function findRun(db: Database, runId: string): Promise<RunModel | undefined> {
  const found = await db
    .select({ ...summaryColumns, evidence: runs.evidence })
    .from(runs)
    .where(eq(runs.id, runId))
  return (await withRows(db, found))[0]
}

/** Keeps a new run, queued. */
export async function insertRun(
  tx: Database,
  run: Pick<typeof runs.$inferInsert, 'id' | 'setupId' | 'linkHostId' | 'kind' | 'hostname' | 'target' | 'createdAt'>,
): Promise<void> {
  await tx.insert(runs).values({ ...run, state: 'queued' })
}

/** Holds other starts for the same host back until the transaction ends. */
export async function lockHostname(tx: Database, hostname: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${hostname}))`)
}

/** When a host was last looked at, by whomsoever. */
export async function lastRunOf(db: Database, hostname: string): Promise<Date | undefined> {
  const [run] = await db.select({ at: runs.createdAt }).from(runs).where(eq(runs.hostname, hostname)).orderBy(desc(runs.createdAt)).limit(1)
  return run?.at
}

/** The run of this kind that is under way for a host of a setup. */
export async function unfinishedRun(db: Database, setupId: string, kind: RunKind, linkHostId: string | null): Promise<string | undefined> {
  const host = linkHostId === null ? isNull(runs.linkHostId) : eq(runs.linkHostId, linkHostId)
  const [run] = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.setupId, setupId), eq(runs.kind, kind), host, ne(runs.state, 'finished')))
    .limit(1)
  return run?.id
}

/** How many runs a setup has started since a time. */
export async function countRunsSince(db: Database, setupId: string, since: Date): Promise<number> {
  return db.$count(runs, and(eq(runs.setupId, setupId), gt(runs.createdAt, since)))
}

export interface ClaimedRun {
  id: string
  setupId: string
  linkHostId: string | null
  kind: RunKind
  hostname: string
  target: RunModel['target']
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
    data,
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
  outcome: Pick<RunModel, 'verdict' | 'assessment' | 'evidence' | 'failure'>,
  now: Date,
): Promise<boolean> {
  const finished = await tx
    .update(runs)
    .set({ ...outcome, state: 'finished', finishedAt: now, leaseUntil: null })
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

/** State of a run and its lines after a number of the stream. The state is read first: of a finished run all lines are there. */
export async function rowsAfter(db: Database, runId: string, seq: number) {
  const [run] = await db.select({ state: runs.state, verdict: runs.verdict }).from(runs).where(eq(runs.id, runId))
  const rows = await db
    .select({ seq: runRows.seq, data: runRows.data })
    .from(runRows)
    .where(and(eq(runRows.runId, runId), gt(runRows.seq, seq)))
    .orderBy(asc(runRows.seq))
  return { rows: rows.map(({ seq, data }) => ({ seq, row: data as RunRowView })), run }
}
