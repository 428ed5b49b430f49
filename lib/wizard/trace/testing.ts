import type { Attempt } from '#lib/engine/evidence/attempt.ts'
import type { DnsAnswer, DnsLookup, Evidence, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { Trace, TraceHop } from '#lib/engine/evidence/trace.ts'

/** What a hop of a test was seen to do; a number is an answer of that status. */
interface Seen {
  status?: number
  headers?: [string, string][]
  failed?: Extract<Attempt<never>, { state: 'failed' }>['reason']
  /** what DNS said; default: an address */
  rcode?: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL'
  address?: { address: string; scope: string; allowed: boolean }
}

/** A hop as the probe would have recorded it. */
export function hop(url: string, seen: Seen): TraceHop {
  const { hostname, protocol } = new URL(url)
  const scheme = protocol === 'https:' ? 'https' : 'http'
  const address = seen.address ?? { address: '198.51.100.7', scope: 'public', allowed: true }
  const exchange = {
    id: 'http',
    purpose: 'link',
    role: 'link-host',
    kind: 'real',
    scheme,
    address: address.address,
    port: 443,
    host: hostname,
    path: '/',
  } as const
  const evidence: Evidence = {
    schema: 1,
    target: { hostname, esp: 'sendgrid', region: 'us', espTarget: 'sendgrid.net', links: [], appLinks: false, records: [] },
    vantage: { resolvers: ['192.0.2.53'], allowPrivate: [], extraAnchors: [], rangesDate: '2026-08-16' },
    startedAt: '2026-11-22T10:04:12.345Z',
    durationMs: 12,
    dns: [control, lookup(hostname, seen.rcode ?? 'NOERROR', address.address)],
    addresses: [{ ...address, family: 4, role: 'link-host', ranges: [] }],
    tls: [],
    http: seen.status === undefined && !seen.failed ? [] : [{ ...exchange, attempt: attemptOf(seen) }],
  }
  return { url, evidence }
}

const attemptOf = ({ status = 200, headers = [], failed }: Seen): Attempt<HttpResponse> =>
  failed
    ? { state: 'failed', reason: failed }
    : { state: 'observed', value: { status, headers, body: '', bodyBytes: 0, complete: true, ms: 5 } }

const asked = (id: string, name: string, type: string, value: Partial<DnsAnswer>): DnsLookup => ({
  id,
  purpose: type === 'NS' ? 'control' : 'link-host',
  server: { role: 'recursive', address: '192.0.2.53', port: 53 },
  name,
  type,
  attempt: {
    state: 'observed',
    value: {
      rcode: 'NOERROR',
      aa: false,
      ra: true,
      ad: false,
      answers: [],
      authority: [],
      additional: [],
      transport: 'udp',
      ms: 1,
      ...value,
    },
  },
})

const control = asked('control', '.', 'NS', { answers: [{ name: '.', type: 'NS', ttl: 60, data: 'a.root-servers.net' }] })

/** An address, or that there is none by the word of the zone. */
const lookup = (name: string, rcode: string, data: string): DnsLookup =>
  asked('dns', name, 'A', {
    rcode,
    answers: rcode === 'NOERROR' ? [{ name, type: 'A', ttl: 60, data }] : [],
    authority: rcode === 'NXDOMAIN' ? [{ name, type: 'SOA', ttl: 60, data: 'ns1.example.net h.example.net 1 2 3 4 60' }] : [],
  })

/** A walk over these hops. */
export const walk = (hops: TraceHop[], end: Trace['end'], next: string | null = null): Trace => ({
  schema: 1,
  url: hops[0]?.url ?? '',
  startedAt: '2026-11-22T10:04:12.345Z',
  durationMs: 30,
  hops,
  end,
  next,
})
