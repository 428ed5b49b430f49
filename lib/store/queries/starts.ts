import { and, eq, gt, sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { setups } from '#lib/store/schema.ts'

/** How many setups customers have started since a time, in all and from one network; other starts wait until the transaction ends. */
export async function countStarts(tx: Database, network: string | undefined, since: Date): Promise<{ inAll: number; fromNetwork: number }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('start-setup'))`)
  const byCustomers = and(eq(setups.createdBy, 'customer'), gt(setups.createdAt, since))
  return {
    inAll: await tx.$count(setups, byCustomers),
    fromNetwork: network ? await tx.$count(setups, and(byCustomers, eq(setups.startedFrom, network))) : 0,
  }
}
