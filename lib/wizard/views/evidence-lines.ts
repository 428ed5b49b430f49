import type { Attempt } from '#lib/engine/evidence/attempt.ts'
import type { DnsAnswer, DnsLookup, Evidence, HttpExchange, TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { EvidenceLine } from '#lib/wizard/view.ts'

/** The entries that a finding points to, one line each: what was asked of whom, and what came back. Pure. */
export function evidenceLines(ids: readonly string[], evidence: Evidence | null): EvidenceLine[] {
  if (!evidence) return []
  return ids.flatMap((id) => {
    const text = lineOf(id, evidence)
    return text ? [{ id, text: printable(text) }] : []
  })
}

function lineOf(id: string, { dns, tls, http }: Evidence): string | undefined {
  const lookup = dns.find((entry) => entry.id === id)
  if (lookup) return dnsLine(lookup)
  const handshake = tls.find((entry) => entry.id === id)
  if (handshake) return tlsLine(handshake)
  const exchange = http.find((entry) => entry.id === id)
  return exchange && httpLine(exchange)
}

/** `CNAME link.example.com @192.0.2.53 (ns1.example.net): NOERROR, CNAME sendgrid.net (TTL 300), 12 ms` */
export function dnsLine({ name, type, server, attempt }: DnsLookup): string {
  const whom = `@${server.address}${server.port === 53 ? '' : `:${server.port}`}${server.name ? ` (${server.name})` : ''}`
  return `${type} ${name} ${whom}: ${outcome(attempt, answerText)}`
}

const answerText = ({ rcode, answers, ms }: DnsAnswer): string =>
  [rcode, ...answers.slice(0, 8).map(({ type, data, ttl }) => `${type} ${data} (TTL ${ttl})`), `${Math.round(ms)} ms`].join(', ')

const tlsLine = ({ address, port, servername, attempt }: TlsHandshake): string =>
  `TLS ${servername} at ${address}:${port}: ${outcome(
    attempt,
    ({ protocol, chain, ms }) => `${protocol}, ${chain.length} certificates, ${Math.round(ms)} ms`,
  )}`

const httpLine = ({ scheme, host, path, address, attempt }: HttpExchange): string =>
  `GET ${scheme}://${host}${path} at ${address}: ${outcome(attempt, ({ status, headers, ms }) => {
    const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
    return `${status}${location ? `, Location ${location}` : ''}, ${Math.round(ms)} ms`
  })}`

function outcome<T>(attempt: Attempt<T>, say: (value: T) => string): string {
  if (attempt.state === 'observed') return say(attempt.value)
  return attempt.state === 'failed'
    ? `no answer (${[attempt.reason, attempt.detail].filter(Boolean).join(': ')})`
    : `not asked (${attempt.reason})`
}

/** What strangers sent, fit to be shown: no control characters, none that turn the direction of text, cut at a length. */
const printable = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�').slice(0, 600)
