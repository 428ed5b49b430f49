import ipaddr from 'ipaddr.js'
import type { Answer } from './answer.ts'

/** Where a redirect leads, absolute; null when the answer is none, or its Location cannot be read. */
export function redirectTarget(answer: Answer): URL | null {
  const { status } = answer.response
  if (status < 300 || status > 399 || answer.location === null) return null
  return URL.parse(answer.location, `${answer.scheme}://${answer.host}${answer.path}`)
}

/** Whether a redirect stays on the host that was asked. */
export const staysOnHost = (answer: Answer): boolean => redirectTarget(answer)?.hostname === answer.host

/** Whether a redirect leads to the very path and query that were asked, on the same host, by this scheme. */
export function leadsToItself(answer: Answer, scheme: 'http' | 'https'): boolean {
  const to = redirectTarget(answer)
  if (to?.hostname !== answer.host || to.protocol !== `${scheme}:` || !isUsualPort(to)) return false
  const asked = new URL(`${answer.scheme}://${answer.host}${answer.path}`)
  return to.pathname === asked.pathname && to.search === asked.search
}

const isUsualPort = (url: URL): boolean => url.port === '' || url.port === '80' || url.port === '443'

const specialUseNames = ['localhost', 'local', 'internal', 'home.arpa', 'localdomain', 'lan', 'intranet', 'corp']

/**
 * Whether a redirect leads to where no visitor can get: an address literal that is
 * not public, or a name of a special-use domain (RFC 6761, RFC 6762, RFC 8375).
 */
export function leadsInside(answer: Answer): boolean {
  const host = redirectTarget(answer)?.hostname.replace(/^\[|\]$/g, '')
  if (!host) return false
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast'
  return specialUseNames.some((name) => host === name || host.endsWith(`.${name}`))
}

/** Whether a Location is another one with a part of it changed: the same page on another host, or the same page with another query. */
export function isChangedFrom(seen: Answer, direct: Answer): boolean {
  const [a, b] = [redirectTarget(seen), redirectTarget(direct)]
  if (!a || !b) return false
  const samePage = a.pathname === b.pathname && a.pathname !== '/'
  return (samePage && a.search === b.search) || (a.hostname === b.hostname && a.pathname === b.pathname)
}

/** Whether a redirect leads to the path that was asked, wherever it leads. */
export const carriesPath = (answer: Answer): boolean => {
  const path = answer.path.split('?')[0] ?? '/'
  return path !== '/' && redirectTarget(answer)?.href.includes(path) === true
}
