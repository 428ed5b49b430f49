import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { runRows, runs } from '#lib/store/schema.ts'
import { type TraceInput, type TraceResult, traceInputSchema, traceResultSchema } from '#lib/wizard/trace/model.ts'
import type { ReportVerdict, RunRowView, RunState } from '#lib/wizard/view.ts'

/** A followed link or a mail, as it is listed. */
export interface TraceEntry {
  id: string
  state: RunState
  verdict: ReportVerdict | null
  input: TraceInput
  createdAt: Date
}

/** One of them, whole. */
export interface TraceRun extends TraceEntry {
  result: TraceResult | null
  rows: readonly RunRowView[]
}

const columns = { id: runs.id, state: runs.state, verdict: runs.verdict, input: runs.input, createdAt: runs.createdAt }
const ofSetup = (setupId: string) => and(eq(runs.setupId, setupId), eq(runs.kind, 'trace'))

/** What was looked through in a setup, newest first. */
export async function tracesOf(db: Database, setupId: string, most: number): Promise<TraceEntry[]> {
  const rows = await db.select(columns).from(runs).where(ofSetup(setupId)).orderBy(desc(runs.createdAt)).limit(most)
  return rows.flatMap((row) => withInput(row) ?? [])
}

/** One of a setup; undefined where the setup has none of this id. */
export async function findTrace(db: Database, setupId: string, runId: string): Promise<TraceRun | undefined> {
  const [row] = await db
    .select({ ...columns, result: runs.result })
    .from(runs)
    .where(and(ofSetup(setupId), eq(runs.id, runId)))
  const entry = row && withInput(row)
  if (!row || !entry) return undefined
  const lines = row.state === 'finished' ? [] : await db.select().from(runRows).where(eq(runRows.runId, runId)).orderBy(asc(runRows.seq))
  const result = traceResultSchema.safeParse(row.result)
  return { ...entry, result: result.success ? result.data : null, rows: lines.map(({ data }) => data as RunRowView) }
}

/** The newest mail of a setup. */
export async function newestMail(db: Database, setupId: string): Promise<TraceEntry | undefined> {
  const isMail = sql`${runs.input} ->> 'kind' = 'mail'`
  const [row] = await db
    .select(columns)
    .from(runs)
    .where(and(ofSetup(setupId), isMail))
    .orderBy(desc(runs.createdAt))
    .limit(1)
  return row && withInput(row)
}

/** Keeps a mail that was read: a run with nothing left to do. */
export async function insertMail(
  tx: Database,
  mail: { id: string; setupId: string; hostname: string; input: TraceInput; at: Date },
): Promise<void> {
  const { id, setupId, hostname, input, at } = mail
  await tx
    .insert(runs)
    .values({ id, setupId, hostname, input, kind: 'trace', state: 'finished', createdAt: at, startedAt: at, finishedAt: at })
}

function withInput<T extends { input: unknown }>(row: T): (Omit<T, 'input'> & { input: TraceInput }) | undefined {
  const input = traceInputSchema.safeParse(row.input)
  return input.success ? { ...row, input: input.data } : undefined
}
