import ipaddr from 'ipaddr.js'
import type { HttpResponse } from './evidence.ts'

/** The statuses at which a browser goes on to `Location` (Fetch, 4.4; RFC 9110, 15.4). */
const redirects: readonly number[] = [301, 302, 303, 307, 308]

/** Longer addresses are cut by servers and browsers on the way. */
export const longestUrl = 8192

/** Where an answer sends a browser, as it was sent; null where it sends nowhere. */
export function locationOf({ status, headers }: Pick<HttpResponse, 'status' | 'headers'>): string | null {
  const sent = redirects.includes(status) ? headers.find(([name]) => name.toLowerCase() === 'location')?.[1] : undefined
  // Header bytes come as latin1; browsers read addresses in them as UTF-8.
  return sent === undefined ? null : Buffer.from(sent, 'latin1').toString('utf8')
}

/** A web address as it is asked: without user, password and fragment, which are not sent. Undefined for what is none. */
export function webAddress(text: string, base?: string): URL | undefined {
  const url = text.length <= longestUrl ? URL.parse(text, base) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > longestUrl) return undefined
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

/** Whether an address may be asked: on the usual port of its scheme. */
export const isAsked = (url: URL): boolean => url.port === ''

/** The host of an address as DNS is asked for it: no last dot, no brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

/** Whether the host is an IP address, and so has neither a name nor a certificate of one. */
export const isLiteral = (url: URL): boolean => ipaddr.isValid(hostOf(url))
