import { largestMail } from '#lib/wizard/trace/mail/size.ts'

/** A mail of the largest size with what a form puts around it; the server takes a little more (`next.config.js`). */
const largestForm = largestMail + 512 * 1024

/**
 * Where a mail file leads that is too large to be read at all: to its form, which says so.
 * Without it, the server would break off with an error of its own. Null for everything else.
 */
export function tooLargeMailLeadsTo(method: string, path: string, headers: Headers): string | null {
  if (method !== 'POST' || !/^\/setups\/[^/]+\/x-ray$/.test(path)) return null
  return Number(headers.get('content-length') ?? 0) > largestForm ? 'mail=too-large' : null
}
