import 'server-only'
import { cookies } from 'next/headers'
import { cookieName, cookieOptions } from './cookie.ts'
import { exchangeLink } from './exchange-link.ts'
import { readRequest } from './read-request.ts'

/** Exchanges a resume token for a cookie inside a server action; says whether it was known. */
export async function openLink(token: string): Promise<boolean> {
  const { secure, sessionCookie } = await readRequest()
  const exchange = await exchangeLink('resume', token, sessionCookie)
  if (exchange.ok) (await cookies()).set(cookieName(secure), exchange.sessionToken, cookieOptions(secure))
  return exchange.ok
}
