import { database } from '#lib/store/database.ts'
import { liveHandOffsOf } from '#lib/store/queries/hand-offs.ts'
import { findSession } from '#lib/store/queries/sessions.ts'
import { type Grants, noGrants } from './actor.ts'
import { hashToken, looksLikeToken } from './token.ts'

/** What the holder of a session cookie may see. */
export async function loadGrants(cookie: string | undefined): Promise<Grants> {
  if (!cookie || !looksLikeToken(cookie)) return noGrants
  const [db, now] = [await database(), new Date()]
  const session = await findSession(db, hashToken(cookie), now)
  if (!session) return noGrants
  // Looked up at every request, so that a hand-off which is revoked is out of sight at once.
  const handOffs = await liveHandOffsOf(db, session.id, now)
  const of = (as: 'customer' | 'reviewer') => session.grants.filter((grant) => grant.as === as).map((grant) => grant.setupId)
  return { sessionId: session.id, csm: session.csm, customerOf: of('customer'), reviewerOf: of('reviewer'), handOffs }
}
