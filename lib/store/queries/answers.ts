import { randomUUID } from 'node:crypto'
import { and, eq, isNull, notInArray } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { answers, handedOutRecords, linkHosts } from '#lib/store/schema.ts'
import type { AnsweredStep, AnswerOf } from '#lib/wizard/answers.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'

/** Keeps what was answered in a step, in the place of what stood there. */
export async function putAnswer<S extends AnsweredStep>(
  tx: Database,
  setupId: string,
  step: S,
  data: AnswerOf<S>,
  now: Date,
): Promise<void> {
  await tx
    .insert(answers)
    .values({ setupId, step, data, updatedAt: now })
    .onConflictDoUpdate({ target: [answers.setupId, answers.step], set: { data, updatedAt: now } })
}

/** Makes the link hosts of a setup exactly these, in this order; what was entered for one that stays is kept. */
export async function putLinkHosts(tx: Database, setupId: string, hostnames: readonly string[], now: Date): Promise<void> {
  await tx
    .update(linkHosts)
    .set({ removedAt: now })
    .where(and(eq(linkHosts.setupId, setupId), isNull(linkHosts.removedAt), notInArray(linkHosts.hostname, [...hostnames])))
  for (const [position, hostname] of hostnames.entries()) {
    await tx
      .insert(linkHosts)
      .values({ id: randomUUID(), setupId, hostname, position, edgeName: null, links: [], createdAt: now })
      .onConflictDoUpdate({ target: [linkHosts.setupId, linkHosts.hostname], set: { position, removedAt: null } })
  }
}

/** What was entered for one link host; false where the setup has none of this id. */
export async function setLinkHost(
  tx: Database,
  setupId: string,
  id: string,
  fields: { edgeName: string | null; links: string[] },
): Promise<boolean> {
  const updated = await tx
    .update(linkHosts)
    .set(fields)
    .where(and(eq(linkHosts.setupId, setupId), eq(linkHosts.id, id), isNull(linkHosts.removedAt)))
    .returning({ id: linkHosts.id })
  return updated.length === 1
}

/** Makes the handed-out records of a setup exactly these; one that stays keeps its id, so that its last result still counts. */
export async function putRecords(tx: Database, setupId: string, records: readonly Omit<HandedOutRecord, 'id'>[]): Promise<void> {
  const known = await tx.select().from(handedOutRecords).where(eq(handedOutRecords.setupId, setupId))
  const idOf = ({ type, name, value }: Omit<HandedOutRecord, 'id'>) =>
    known.find((row) => row.type === type && row.name === name && row.value === value)?.id ?? randomUUID()
  const rows = records.map((record, position) => ({ ...record, id: idOf(record), setupId, position }))
  await tx.delete(handedOutRecords).where(eq(handedOutRecords.setupId, setupId))
  if (rows.length > 0) await tx.insert(handedOutRecords).values(rows)
}
