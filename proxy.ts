import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isDevelopment } from '#lib/env.ts'

/**
 * Puts what every answer has to carry on it: a content security policy with a
 * nonce of this request, and how little of an address may be told to others. It
 * guards no page: each service asks for itself who is asking.
 */
export function proxy(request: NextRequest): NextResponse {
  if (isForeignPost(request)) return new NextResponse(null, { status: 403, headers: { 'Cache-Control': 'no-store' } })
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, isDevelopment())
  const headers = new Headers(request.headers)
  // Next reads the nonce from the policy of the request and puts it on its own scripts.
  headers.set('Content-Security-Policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Referrer-Policy', referrerPolicy(request.nextUrl.pathname))
  response.headers.set('X-Content-Type-Options', 'nosniff')
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  if (isPrivate(request.nextUrl.pathname)) response.headers.set('X-Robots-Tag', 'noindex, nofollow')
  return response
}

/**
 * The address of a capability link is told to nobody, that of a page to nobody
 * else. Not `no-referrer` for pages: a form without JavaScript would then send
 * `Origin: null` (Fetch, 3.2), which is refused.
 */
const referrerPolicy = (path: string): string => (/^\/(resume|review|csm\/sign-in)\/./.test(path) ? 'no-referrer' : 'same-origin')

/** Pages of a setup, of the CSM, and what links and handlers lead to. */
const isPrivate = (path: string): boolean => /^\/(setups|csm|resume|review|api|link-expired)(\/|$)/.test(path)

/**
 * A change that another site sends: its origin is not ours, or hidden (`null`,
 * from a sandboxed frame). A client that is no browser names no origin, and has
 * no cookie that it was not given.
 */
function isForeignPost(request: NextRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false
  const origin = request.headers.get('origin')
  if (origin === null) return false
  return !URL.canParse(origin) || new URL(origin).host !== (request.headers.get('x-forwarded-host') ?? request.headers.get('host'))
}

/** The development server evaluates code and puts style elements in. */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = { matcher: [{ source: '/((?!_next/static|_next/image|favicon.ico|icon.svg).*)' }] }
