import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'
import { capabilityLinks } from '#lib/store/schema.ts'

export type CapabilityLink = typeof capabilityLinks.$inferSelect

/** Keeps a new link. */
export async function insertLink(db: Database, link: typeof capabilityLinks.$inferInsert): Promise<void> {
  await db.insert(capabilityLinks).values(link)
}

/** The link of a token's hash, if it still works. */
export async function findLiveLink(db: Database, tokenHash: string, now: Date): Promise<CapabilityLink | undefined> {
  const [link] = await db
    .select()
    .from(capabilityLinks)
    .where(and(eq(capabilityLinks.tokenHash, tokenHash), isNull(capabilityLinks.revokedAt), gt(capabilityLinks.expiresAt, now)))
  return link
}

/** Marks a one-time link as used; false when somebody else was faster. */
export async function markLinkUsed(db: Database, id: string, now: Date): Promise<boolean> {
  const used = await db
    .update(capabilityLinks)
    .set({ usedAt: now })
    .where(and(eq(capabilityLinks.id, id), isNull(capabilityLinks.usedAt)))
    .returning({ id: capabilityLinks.id })
  return used.length === 1
}

/** Stops the earlier links of a kind: of one setup, or the CSM's. */
export async function revokeLinks(db: Database, kind: CapabilityLink['kind'], setupId: string | null, now: Date): Promise<void> {
  const whose = setupId === null ? isNull(capabilityLinks.setupId) : eq(capabilityLinks.setupId, setupId)
  await db
    .update(capabilityLinks)
    .set({ revokedAt: now })
    .where(and(eq(capabilityLinks.kind, kind), whose, isNull(capabilityLinks.revokedAt)))
}
