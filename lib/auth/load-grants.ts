import { database } from '#lib/store/database.ts'
import { findSession } from '#lib/store/queries/sessions.ts'
import { type Grants, noGrants } from './actor.ts'
import { hashToken, looksLikeToken } from './token.ts'

/** What the holder of a session cookie may see. */
export async function loadGrants(cookie: string | undefined): Promise<Grants> {
  if (!cookie || !looksLikeToken(cookie)) return noGrants
  const session = await findSession(await database(), hashToken(cookie), new Date())
  if (!session) return noGrants
  const of = (as: 'customer' | 'reviewer') => session.grants.filter((grant) => grant.as === as).map((grant) => grant.setupId)
  return { csm: session.csm, customerOf: of('customer'), reviewerOf: of('reviewer') }
}
