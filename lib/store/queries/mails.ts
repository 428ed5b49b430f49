import { and, asc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { greenMails, outgoingMails } from '#lib/store/schema.ts'
import type { LookSubject } from '#lib/wizard/waiting/look.ts'

export type GreenMailRow = typeof greenMails.$inferSelect
export type OutgoingMail = typeof outgoingMails.$inferSelect

/** Who waits for a mail, of several setups, in the order in which they asked. */
export async function greenMailsOf(db: Database, setupIds: readonly string[]): Promise<GreenMailRow[]> {
  return db
    .select()
    .from(greenMails)
    .where(inArray(greenMails.setupId, [...setupIds]))
    .orderBy(asc(greenMails.createdAt))
}

/** Who waits for a mail about one subject; kept from others until the transaction ends. */
export async function lockGreenMails(tx: Database, setupId: string, { kind, linkHostId }: LookSubject): Promise<GreenMailRow[]> {
  const host = linkHostId === null ? isNull(greenMails.linkHostId) : eq(greenMails.linkHostId, linkHostId)
  return tx
    .select()
    .from(greenMails)
    .where(and(eq(greenMails.setupId, setupId), eq(greenMails.kind, kind), host))
    .orderBy(asc(greenMails.createdAt))
    .for('update')
}

/** Keeps who wants a mail. */
export async function insertGreenMail(tx: Database, row: GreenMailRow): Promise<void> {
  await tx.insert(greenMails).values(row)
}

/** Forgets who wanted a mail; the row, or undefined where the setup has none of this id. */
export async function deleteGreenMail(tx: Database, setupId: string, id: string): Promise<GreenMailRow | undefined> {
  const [row] = await tx
    .delete(greenMails)
    .where(and(eq(greenMails.setupId, setupId), eq(greenMails.id, id)))
    .returning()
  return row
}

/**
 * How many mails an address, and a setup, has had or waits for since a time. Others that
 * count for the same address wait until the transaction ends, so that the count is right.
 */
export async function countMails(
  tx: Database,
  { setupId, address }: { setupId: string; address: string },
  since: Date,
): Promise<{ ofAddress: { sent: number; asked: number }; ofSetup: { sent: number; asked: number } }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`mail ${address}`}))`)
  const sent = (which: ReturnType<typeof eq>) => tx.$count(outgoingMails, and(which, gt(outgoingMails.createdAt, since)))
  const asked = (which: ReturnType<typeof eq>) => tx.$count(greenMails, and(which, gt(greenMails.createdAt, since)))
  return {
    ofAddress: { sent: await sent(eq(outgoingMails.address, address)), asked: await asked(eq(greenMails.address, address)) },
    ofSetup: { sent: await sent(eq(outgoingMails.setupId, setupId)), asked: await asked(eq(greenMails.setupId, setupId)) },
  }
}

/** Keeps a mail that is to be sent. */
export async function insertMail(tx: Database, mail: Omit<OutgoingMail, 'attempts' | 'sentAt'>): Promise<void> {
  await tx.insert(outgoingMails).values(mail)
}

/**
 * Takes a mail whose time has come. From here on it counts as given up until `noteMail`
 * says otherwise: a process that dies while it hands a mail over must not have it sent twice.
 */
export async function claimMail(db: Database, now: Date): Promise<OutgoingMail | undefined> {
  const due = db
    .select({ id: outgoingMails.id })
    .from(outgoingMails)
    .where(lte(outgoingMails.nextAt, now))
    .orderBy(asc(outgoingMails.nextAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [mail] = await db
    .update(outgoingMails)
    .set({ nextAt: null, attempts: sql`${outgoingMails.attempts} + 1` })
    .where(eq(outgoingMails.id, due))
    .returning()
  return mail
}

/** Notes what became of a mail: sent, to be tried again, or (neither) given up. */
export async function noteMail(db: Database, id: string, fields: { sentAt: Date } | { nextAt: Date | null }): Promise<void> {
  await db.update(outgoingMails).set(fields).where(eq(outgoingMails.id, id))
}
