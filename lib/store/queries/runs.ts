import { and, asc, desc, eq, gt, inArray, isNull, ne, not, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database } from '#lib/store/handle.ts'
import { runRows, runs } from '#lib/store/schema.ts'
import type { LatestRuns, PastChecks, RunModel } from '#lib/wizard/model.ts'
import type { RunRowView, StoredRunKind } from '#lib/wizard/view.ts'

/** Nobody pressed a button for it: a page that is looked at, or the schedule, asked. */
export const isLook = sql<boolean>`((${runs.input} -> 'look') is not null)`

const summaryColumns = {
  id: runs.id,
  setupId: runs.setupId,
  linkHostId: runs.linkHostId,
  kind: runs.kind,
  hostname: runs.hostname,
  state: runs.state,
  target: runs.target,
  input: runs.input,
  result: runs.result,
  verdict: runs.verdict,
  assessment: runs.assessment,
  failure: runs.failure,
  createdAt: runs.createdAt,
  finishedAt: runs.finishedAt,
}

/** Of each setup, host and kind the newest run and the newest finished one. A look by itself counts when it is finished: until then the last result stands. */
export async function latestRuns(db: Database, setupIds: readonly string[], evidence: boolean): Promise<RunModel[]> {
  const isFinished = sql<boolean>`(${runs.state} = 'finished')`
  const found = await db
    .selectDistinctOn([runs.setupId, runs.linkHostId, runs.kind, isFinished], {
      ...summaryColumns,
      evidence: evidence ? runs.evidence : sql<null>`null`,
    })
    .from(runs)
    .where(and(inArray(runs.setupId, [...setupIds]), or(eq(runs.state, 'finished'), not(isLook))))
    .orderBy(runs.setupId, runs.linkHostId, runs.kind, isFinished, desc(runs.createdAt))
  return withRows(db, found)
}

async function withRows(db: Database, found: readonly Omit<RunModel, 'rows'>[]): Promise<RunModel[]> {
  // A finished run over a link host is shown from its assessment; its lines were for the time before.
  const kept = ['records', 'outlook', 'today']
  const ids = found.filter(({ state, kind }) => state !== 'finished' || kept.includes(kind)).map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await db.select().from(runRows).where(inArray(runRows.runId, ids)).orderBy(asc(runRows.seq))
  return found.map((run) => ({ ...run, rows: rows.filter((row) => row.runId === run.id).map(({ data }) => data as RunRowView) }))
}

/**
 * By link host, what its checks against the public name had seen: of each verdict that says
 * something the newest, and since when none has been ready.
 */
export async function pastChecks(db: Database, setupIds: readonly string[]): Promise<Map<string, PastChecks>> {
  const ofThese = and(inArray(runs.setupId, [...setupIds]), eq(runs.kind, 'check'), eq(runs.state, 'finished'))
  const newest = await db
    .selectDistinctOn([runs.linkHostId, runs.verdict], { ...summaryColumns, evidence: sql<null>`null` })
    .from(runs)
    .where(and(ofThese, inArray(runs.verdict, ['ready', 'not-ready'])))
    .orderBy(runs.linkHostId, runs.verdict, desc(runs.createdAt))
  const laterReady = alias(runs, 'later_ready')
  const sameHost = and(eq(laterReady.linkHostId, runs.linkHostId), eq(laterReady.kind, 'check'), eq(laterReady.verdict, 'ready'))
  const readySince = db
    .select({ id: laterReady.id })
    .from(laterReady)
    .where(and(sameHost, gt(laterReady.createdAt, runs.createdAt)))
  const broken = await db
    .selectDistinctOn([runs.linkHostId], { linkHostId: runs.linkHostId, since: runs.createdAt })
    .from(runs)
    .where(and(ofThese, eq(runs.verdict, 'not-ready'), notExists(readySince)))
    .orderBy(runs.linkHostId, asc(runs.createdAt))
  return new Map(
    newest.flatMap(({ linkHostId }) => {
      const own = newest.filter((run) => run.linkHostId === linkHostId).map((run) => ({ ...run, rows: [] }))
      const of = (verdict: RunModel['verdict']) => own.find((run) => run.verdict === verdict) ?? null
      const brokenSince = broken.find((row) => row.linkHostId === linkHostId)?.since ?? null
      return linkHostId === null ? [] : [[linkHostId, { ready: of('ready'), notReady: of('not-ready'), brokenSince }] as const]
    }),
  )
}

/** The newest of one host (or of the records) out of many. */
export function latestOf(all: readonly RunModel[], setupId: string, kind: StoredRunKind, linkHostId: string | null): LatestRuns {
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
  run: Pick<typeof runs.$inferInsert, 'id' | 'setupId' | 'linkHostId' | 'kind' | 'hostname' | 'target' | 'input' | 'createdAt'>,
): Promise<void> {
  await tx.insert(runs).values({ ...run, state: 'queued' })
}

/** Holds other starts for the same host back until the transaction ends. */
export async function lockHostname(tx: Database, hostname: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${hostname}))`)
}

/**
 * When somebody last had a host looked at, whoever that was; a look at what answers today is not held against it.
 * @param options.looks count what the wizard does by itself, too
 */
export async function lastRunOf(db: Database, hostname: string, { looks = false } = {}): Promise<Date | undefined> {
  const looked = and(eq(runs.hostname, hostname), ne(runs.kind, 'today'), looks ? undefined : not(isLook))
  const [run] = await db.select({ at: runs.createdAt }).from(runs).where(looked).orderBy(desc(runs.createdAt)).limit(1)
  return run?.at
}

/** The run of this kind that is under way for a host of a setup. */
export async function unfinishedRun(
  db: Database,
  setupId: string,
  kind: StoredRunKind,
  linkHostId: string | null,
): Promise<string | undefined> {
  const host = linkHostId === null ? isNull(runs.linkHostId) : eq(runs.linkHostId, linkHostId)
  const [run] = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.setupId, setupId), eq(runs.kind, kind), host, ne(runs.state, 'finished')))
    .limit(1)
  return run?.id
}

/** How many runs people have started in a setup since a time. */
export async function countRunsSince(db: Database, setupId: string, since: Date): Promise<number> {
  return db.$count(runs, and(eq(runs.setupId, setupId), gt(runs.createdAt, since), not(isLook)))
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
