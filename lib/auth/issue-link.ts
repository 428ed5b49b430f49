import { randomUUID } from 'node:crypto'
import type { Database } from '#lib/store/handle.ts'
import { insertLink, revokeLinks } from '#lib/store/queries/links.ts'
import type { LinkKind } from './exchange-link.ts'
import { hashToken, newToken } from './token.ts'

const dayMs = 24 * 3600 * 1000

/** For how long each kind of link works. */
const lifetimeMs: Record<LinkKind, number> = { resume: 180 * dayMs, review: 30 * dayMs, 'hand-off': 30 * dayMs, 'csm-sign-in': dayMs }

/** A link as it was made: the token is kept nowhere. */
export interface IssuedLink {
  id: string
  token: string
  expiresAt: Date
}

/** Makes a capability link and gives back its token. */
export async function issueLink(tx: Database, kind: LinkKind, setupId: string | null): Promise<string> {
  return (await insertIssued(tx, kind, setupId)).token
}

/** Makes the link of a hand-off, to be kept with it. */
export const issueHandOffLink = (tx: Database, setupId: string): Promise<IssuedLink> => insertIssued(tx, 'hand-off', setupId)

/** The earlier links of its kind stop working, but for those that several people may hold one of. */
async function insertIssued(tx: Database, kind: LinkKind, setupId: string | null): Promise<IssuedLink> {
  if ((kind === 'csm-sign-in') !== (setupId === null)) throw new Error(`a link of kind ${kind} cannot be of ${setupId ?? 'no setup'}`)
  const token = newToken()
  const now = new Date()
  if (kind !== 'review' && kind !== 'hand-off') await revokeLinks(tx, kind, setupId, now)
  const expiresAt = new Date(now.getTime() + lifetimeMs[kind])
  const id = randomUUID()
  await insertLink(tx, { id, tokenHash: hashToken(token), kind, setupId, createdAt: now, expiresAt })
  return { id, token, expiresAt }
}
