/*
 * What every answer has to carry, as pure functions of the request; `proxy.ts`
 * puts it on. None of it guards a page: each service asks for itself who asks.
 */

/**
 * Scripts and styles by nonce only. The development server evaluates code and
 * puts style elements in.
 */
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

/**
 * The address of a capability link is told to nobody, that of a page to nobody
 * else. Not `no-referrer` for pages: a form without JavaScript would then send
 * `Origin: null` (Fetch, 3.2), which is refused.
 */
export const referrerPolicy = (path: string): string =>
  /^\/(resume|review|hand-over|csm\/sign-in)\/./.test(path) ? 'no-referrer' : 'same-origin'

/** Whether search engines have no business there: pages of a setup, of the CSM, and what links and handlers lead to. */
export const isPrivatePath = (path: string): boolean => /^\/(setups|csm|resume|review|hand-over|tasks|api|link-expired)(\/|$)/.test(path)

/**
 * Whether another site sends this change: its origin is not ours, or hidden
 * (`null`, from a sandboxed frame). A client that names no origin is no browser,
 * and has no cookie that it was not given.
 */
export function isForeignChange(method: string, headers: Headers): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  const origin = headers.get('origin')
  if (origin === null) return false
  return !URL.canParse(origin) || new URL(origin).host !== (headers.get('x-forwarded-host') ?? headers.get('host'))
}
