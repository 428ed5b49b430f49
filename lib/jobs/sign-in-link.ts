import { issueLink } from '#lib/auth/issue-link.ts'
import { readEnv } from '#lib/env.ts'
import { database } from '#lib/store/database.ts'
import { hasCsmSession } from '#lib/store/queries/sessions.ts'
import { paths } from '#lib/wizard/paths.ts'

/**
 * A one-time sign-in link for the CSM, where nobody is signed in as one or the
 * setting `SIGN_IN_LINK` asks for it; null otherwise. Links given out before stop working.
 */
export async function signInLink(): Promise<string | null> {
  const { publicUrl, port, printSignInLink } = readEnv()
  const db = await database()
  if (!printSignInLink && (await hasCsmSession(db, new Date()))) return null
  const token = await db.transaction((tx) => issueLink(tx, 'csm-sign-in', null))
  return `${publicUrl ?? `http://localhost:${port}`}${paths.signIn(token)}`
}
