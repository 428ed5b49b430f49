import type { Attempt } from '#lib/engine/evidence/attempt.ts'
import { answerRecords, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { TraceEnd } from '#lib/engine/evidence/trace.ts'
import { hostOf, isLiteral } from '#lib/engine/evidence/trace-step.ts'
import { askControlsEverywhere, speaksForItself } from './dns/controls.ts'
import type { ProbeSession } from './session.ts'

/** What one hop came to: an answer, or why there is none. */
export interface AskedHop {
  end: TraceEnd
  response?: HttpResponse
}

/** Addresses of one host that are tried, one after the other, as browsers do when the first does not take the connection. */
const mostTried = 3
const mostNoted = 8
const maxBodyBytes = 64 * 1024

/**
 * Looks a host up and sends it one request, as a browser would: the first address that
 * takes the connection has the word, and over HTTPS nothing is sent unless the
 * certificate is one that a browser goes on with.
 */
export async function probeTraceHop(session: ProbeSession, url: URL, trusts: (evidence: Evidence) => boolean): Promise<AskedHop> {
  if (isLiteral(url)) return askHost(session, url, [hostOf(url)], trusts)
  const lookups = await Promise.all(['A', 'AAAA'].map((type) => session.askResolvers('link-host', hostOf(url), type)))
  const [asked] = await Promise.all([
    askHost(session, url, addressesIn(hostOf(url), lookups.flat()), trusts),
    // Resolvers that have nothing, or one place, for every name must not be taken at their word.
    speaksForItself(lookups.flat()) ? undefined : askControlsEverywhere(session),
  ])
  return asked
}

async function askHost(
  session: ProbeSession,
  url: URL,
  found: readonly string[],
  trusts: (evidence: Evidence) => boolean,
): Promise<AskedHop> {
  const allowed = found.map((address) => session.noteAddress('link-host', address)).filter((entry) => entry.allowed)
  if (found.length === 0) return { end: 'no-address' }
  if (allowed.length === 0) return { end: 'not-public' }
  // No site that mails lead to has a certificate for its bare address; nothing is learned by asking.
  if (isLiteral(url)) return { end: 'not-followed' }
  for (const { address } of allowed.slice(0, mostTried)) {
    const asked = await askAddress(session, url, address, trusts)
    if (asked !== 'try-next') return asked
  }
  return { end: 'no-connection' }
}

/** Addresses of the host, IPv4 first, as the resolvers give them. */
function addressesIn(host: string, lookups: readonly DnsLookup[]): string[] {
  const { addresses } = walkAliases(host, [answerRecords(lookups)])
  const sorted = addresses.toSorted((a, b) => a.type.localeCompare(b.type)).map(({ data }) => data)
  return [...new Set(sorted)].slice(0, mostNoted)
}

async function askAddress(
  session: ProbeSession,
  url: URL,
  address: string,
  trusts: (evidence: Evidence) => boolean,
): Promise<AskedHop | 'try-next'> {
  const host = hostOf(url)
  if (url.protocol === 'https:') {
    const { attempt } = await session.handshake({ role: 'link-host', address, servername: host })
    if (attempt.state !== 'observed') return isOnlyHere(attempt) ? 'try-next' : { end: 'no-connection' }
    if (!trusts(session.snapshot())) return { end: 'untrusted' }
  }
  const scheme = url.protocol === 'https:' ? 'https' : 'http'
  const path = `${url.pathname}${url.search}`
  const { attempt } = await session.request({ purpose: 'link', role: 'link-host', kind: 'real', scheme, address, host, path, maxBodyBytes })
  if (attempt.state === 'observed') return { end: 'answered', response: attempt.value }
  return scheme === 'http' && isOnlyHere(attempt) ? 'try-next' : { end: 'no-answer' }
}

/** Whether another address of the same host may fare better: nobody took the connection here. */
const isOnlyHere = (attempt: Attempt<unknown>): boolean =>
  attempt.state === 'failed' && ['refused', 'unreachable', 'timeout'].includes(attempt.reason)
