import { readEnv } from '#lib/env.ts'
import { paths } from '#lib/wizard/paths.ts'
import { cookieName, isSecure, setCookieHeader } from './cookie.ts'
import { exchangeLink, type LinkKind } from './exchange-link.ts'
import { logFault } from './log-fault.ts'

/**
 * Answers the opening of a capability link: sets the cookie and leads to a
 * clean address, so that the token is in no history, referrer or log.
 */
export async function answerLink(
  kind: LinkKind,
  request: Request,
  token: string,
  leadTo: (setupId: string | null, handOffId: string | null) => string,
): Promise<Response> {
  // Previewers send HEAD, which must not use a one-time link up.
  if (request.method !== 'GET') return new Response(null, { status: 204, headers: quiet })
  const secure = isSecure(readEnv().publicUrl, request.headers.get('x-forwarded-proto'))
  const exchange = await exchangeLink(kind, token, readCookie(request.headers.get('cookie'), cookieName(secure))).catch((error) => {
    logFault(error)
    return undefined
  })
  // Without the way back: it would put the token into an address that stays.
  if (!exchange) return redirect(paths.unavailable('/'))
  if (!exchange.ok) return redirect(kind === 'hand-off' ? paths.handOverEnded() : paths.linkExpired())
  return redirect(leadTo(exchange.setupId, exchange.handOffId), setCookieHeader(exchange.sessionToken, secure))
}

const quiet = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' }

function redirect(location: string, setCookie?: string): Response {
  const headers = new Headers({ ...quiet, Location: location })
  if (setCookie) headers.set('Set-Cookie', setCookie)
  return new Response(null, { status: 303, headers })
}

function readCookie(header: string | null, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
