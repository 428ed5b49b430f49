import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { runs } from '#lib/store/schema.ts'
import type { ComparedKind } from '#lib/wizard/history/history-view.ts'

/** A finished run without what it weighs most by. */
export interface RunOutcome {
  id: string
  createdAt: Date
  verdict: NonNullable<(typeof runs.$inferSelect)['verdict']>
  rootCause: string | null
}

/** The newest finished runs of one subject, newest first. */
export async function outcomesOf(
  db: Database,
  setupId: string,
  kind: ComparedKind,
  linkHostId: string | null,
  most: number,
): Promise<RunOutcome[]> {
  const host = linkHostId === null ? isNull(runs.linkHostId) : eq(runs.linkHostId, linkHostId)
  const found = await db
    .select({
      id: runs.id,
      createdAt: runs.createdAt,
      verdict: runs.verdict,
      rootCause: sql<string | null>`${runs.assessment} ->> 'rootCause'`,
    })
    .from(runs)
    .where(and(eq(runs.setupId, setupId), eq(runs.kind, kind), host, eq(runs.state, 'finished')))
    .orderBy(desc(runs.createdAt))
    .limit(most)
  return found.map((run) => ({ ...run, verdict: run.verdict ?? 'could-not-check' }))
}

/** The assessments of some runs of a setup, by the runs' ids. */
export async function assessmentsOf(db: Database, setupId: string, runIds: readonly string[]) {
  if (runIds.length === 0) return new Map<string, (typeof runs.$inferSelect)['assessment']>()
  const found = await db
    .select({ id: runs.id, assessment: runs.assessment })
    .from(runs)
    .where(and(eq(runs.setupId, setupId), inArray(runs.id, [...runIds])))
  return new Map(found.map(({ id, assessment }) => [id, assessment]))
}
