import { desc, inArray } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { decisions } from '#lib/store/schema.ts'

/** Keeps a decision. */
export async function insertDecision(tx: Database, decision: typeof decisions.$inferInsert): Promise<void> {
  await tx.insert(decisions).values(decision)
}

/** The newest decision of each of these setups. */
export async function newestDecisions(db: Database, setupIds: readonly string[]) {
  return db
    .selectDistinctOn([decisions.setupId])
    .from(decisions)
    .where(inArray(decisions.setupId, [...setupIds]))
    .orderBy(decisions.setupId, desc(decisions.decidedAt))
}
