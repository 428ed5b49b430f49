import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { answers, handedOutRecords, linkHosts, setups } from '#lib/store/schema.ts'
import { readAnswers } from '#lib/wizard/answers.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import type { RecordKind } from '#lib/wizard/view.ts'
import { newestDecisions } from './decisions.ts'
import { greenMailsOf } from './mails.ts'
import { latestOf, latestRuns, pastChecks } from './runs.ts'
import { watchesOf } from './watches.ts'

/** Keeps a new setup. */
export async function insertSetup(db: Database, setup: typeof setups.$inferInsert): Promise<void> {
  await db.insert(setups).values(setup)
}

/** Notes that something moved. */
export async function touchSetup(db: Database, setupId: string, at: Date): Promise<void> {
  await db.update(setups).set({ lastMovementAt: at }).where(eq(setups.id, setupId))
}

/** Holds other changes of the same setup back until the transaction ends; false where there is none. */
export async function lockSetup(tx: Database, setupId: string): Promise<boolean> {
  const rows = await tx.select({ id: setups.id }).from(setups).where(eq(setups.id, setupId)).for('update')
  return rows.length === 1
}

/** Ids of the setups that moved last. */
export async function recentSetupIds(db: Database, most: number): Promise<string[]> {
  const rows = await db.select({ id: setups.id }).from(setups).orderBy(desc(setups.lastMovementAt)).limit(most)
  return rows.map(({ id }) => id)
}

/** One setup with all that is known of it. */
export async function loadSetup(db: Database, setupId: string): Promise<SetupModel | undefined> {
  return (await loadSetups(db, [setupId], { evidence: true }))[0]
}

/** Several setups at once, in the order of the ids; a fixed number of queries, however many they are. */
export async function loadSetups(db: Database, ids: readonly string[], { evidence }: { evidence: boolean }): Promise<SetupModel[]> {
  if (ids.length === 0) return []
  const these = [...ids]
  const rows = await db.select().from(setups).where(inArray(setups.id, these))
  const answerRows = await db.select().from(answers).where(inArray(answers.setupId, these))
  const hostRows = await db
    .select()
    .from(linkHosts)
    .where(and(inArray(linkHosts.setupId, these), isNull(linkHosts.removedAt)))
    .orderBy(asc(linkHosts.position))
  const recordRows = await db
    .select()
    .from(handedOutRecords)
    .where(inArray(handedOutRecords.setupId, these))
    .orderBy(asc(handedOutRecords.position))
  const decided = await newestDecisions(db, these)
  const runs = await latestRuns(db, these, evidence)
  const past = evidence ? await pastChecks(db, these) : null
  const [watches, greenMails] = [await watchesOf(db, these), await greenMailsOf(db, these)]
  const inOrder = these.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  return inOrder.map(({ id, createdBy: _by, ...setup }) => ({
    id,
    ...setup,
    answers: readAnswers(answerRows.filter((row) => row.setupId === id)),
    hosts: hostRows
      .filter((row) => row.setupId === id)
      .map((host) => ({
        id: host.id,
        hostname: host.hostname,
        edgeName: host.edgeName,
        links: host.links,
        check: latestOf(runs, id, 'check', host.id),
        past: past && (past.get(host.id) ?? { ready: null, notReady: null, brokenSince: null }),
        rehearsal: latestOf(runs, id, 'rehearsal', host.id),
        outlook: latestOf(runs, id, 'outlook', host.id),
      })),
    records: recordRows
      .filter((row) => row.setupId === id)
      .map(({ setupId: _setup, position: _position, kind, ...record }) => ({ ...record, kind: kind as RecordKind })),
    recordsRun: latestOf(runs, id, 'records', null),
    decision: decided.find((row) => row.setupId === id) ?? null,
    watches: watches.filter(({ setupId }) => setupId === id),
    greenMails: greenMails.filter(({ setupId }) => setupId === id),
    outlook: latestOf(runs, id, 'outlook', null),
    today: latestOf(runs, id, 'today', null),
  }))
}
