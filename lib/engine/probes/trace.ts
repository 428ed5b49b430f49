import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Trace, TraceEnd, TraceHop } from '#lib/engine/evidence/trace.ts'
import { hostOf, isAsked, locationOf, webAddress } from '#lib/engine/evidence/trace-step.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { createSession } from './create-session.ts'
import { probeTraceHop } from './trace-hop.ts'

export interface TraceOptions {
  /** ends the walk early; what was seen so far is returned */
  signal: AbortSignal
  /** whether a browser would send its request to a host that was seen like this */
  trusts: (evidence: Evidence) => boolean
  /** called before each hop with its address, and after it with all hops so far */
  onStep?: (hops: readonly TraceHop[], asking: string | null) => void
}

/** Addresses asked along one link. Browsers take twenty. */
export const mostHops = 10
const walkTimeoutMs = 10_000

/**
 * Follows a link from redirect to redirect as a browser without cookies would, within
 * 10 s and 10 hops, 64 KiB of each answer read. Every host passes the guard before it is
 * dialled. What a peer does never makes it throw.
 * @param first a web address on its usual port
 * @param base what is known of the setup's ESP, to recognise its answers
 */
export async function probeTrace(first: URL, base: Target, vantage: Vantage, options: TraceOptions): Promise<Trace> {
  const startedAt = vantage.network.now().toISOString()
  const started = performance.now()
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(new ProbeError('timeout', 'the whole run took too long')), walkTimeoutMs)
  try {
    const walked = await walk(first, base, vantage, { ...options, signal: AbortSignal.any([options.signal, limit.signal]) })
    return { schema: 1, url: first.href, startedAt, durationMs: Math.round(performance.now() - started), ...walked }
  } finally {
    clearTimeout(timer)
  }
}

async function walk(first: URL, base: Target, vantage: Vantage, { signal, trusts, onStep }: TraceOptions) {
  const hops: TraceHop[] = []
  const ended = (end: TraceEnd, next: string | null = null) => ({ hops, end, next })
  for (let url = first; ; ) {
    onStep?.(hops, url.href)
    const hop = await askHop(url, base, vantage, signal, trusts)
    hops.push({ url: url.href, evidence: lightened(hop.evidence) })
    onStep?.(hops, null)
    if (hop.location === null) return ended(signal.aborted ? 'out-of-time' : hop.end)
    const next = webAddress(hop.location, url.href)
    if (!next || !isAsked(next)) return ended('not-followed', next?.href ?? hop.location.slice(0, 2000))
    if (hops.some((earlier) => earlier.url === next.href)) return ended('loop', next.href)
    if (hops.length === mostHops) return ended('too-many', next.href)
    url = next
  }
}

/** One host a session: its evidence is that of a check of this host alone. */
async function askHop(url: URL, base: Target, vantage: Vantage, signal: AbortSignal, trusts: TraceOptions['trusts']) {
  const target: Target = { ...base, hostname: hostOf(url), edge: undefined, links: [], openUrl: undefined, appLinks: false, records: [] }
  const session = createSession(target, vantage, signal)
  try {
    const { end, response } = await probeTraceHop(session, url, trusts)
    return { end, evidence: session.snapshot(), location: response ? locationOf(response) : null }
  } finally {
    session.close()
  }
}

/** Enough to know an error page and a forwarding page by. */
const keptOfBody = 4096

/** Pages at the end of a link may be somebody's own: of these only the beginning is kept, and of cookies the name. */
const lightened = (evidence: Evidence): Evidence => ({
  ...evidence,
  http: evidence.http.map((exchange) => {
    if (exchange.attempt.state !== 'observed') return exchange
    const { headers, body } = exchange.attempt.value
    const kept = headers.map(([name, value]): [string, string] => [name, /^set-cookie$/i.test(name) ? (value.split('=')[0] ?? '') : value])
    return {
      ...exchange,
      attempt: {
        state: 'observed',
        value: { ...exchange.attempt.value, headers: kept, body: body.slice(0, keptOfBody).replaceAll('\0', '') },
      },
    }
  }),
})
