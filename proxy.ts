import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { tooLargeMailLeadsTo } from '#lib/auth/body-limit.ts'
import { contentSecurityPolicy, isForeignChange, isPrivatePath, referrerPolicy } from '#lib/auth/page-headers.ts'
import { isDevelopment } from '#lib/env.ts'

/** Puts on every answer what it has to carry, with a nonce of this request. */
export function proxy(request: NextRequest): NextResponse {
  if (isForeignChange(request.method, request.headers)) return new NextResponse(null, { status: 403 })
  const { pathname } = request.nextUrl
  const search = tooLargeMailLeadsTo(request.method, pathname, request.headers)
  if (search) return NextResponse.redirect(Object.assign(request.nextUrl.clone(), { search }), 303)
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, isDevelopment())
  const headers = new Headers(request.headers)
  // Next reads the nonce from the policy of the request and puts it on its own scripts.
  headers.set('Content-Security-Policy', policy)
  headers.set('x-nonce', nonce)
  // A page does not know its own address; one that fails has to lead back to it.
  headers.set('x-address', pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Referrer-Policy', referrerPolicy(pathname))
  response.headers.set('X-Content-Type-Options', 'nosniff')
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  if (isPrivatePath(pathname)) response.headers.set('X-Robots-Tag', 'noindex, nofollow')
  return response
}

export const config = { matcher: [{ source: '/((?!_next/static|_next/image|favicon.ico|icon.svg).*)' }] }
