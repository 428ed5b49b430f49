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

/**
 * The same ids, those first whose server gave another answer than most did to the same question:
 * they are what a reader looks for. Addresses differ by place and moment, and tell nothing. Pure.
 */
export function differingFirst(ids: readonly string[], { dns }: Pick<Evidence, 'dns'>): string[] {
  const asked = new Set(ids)
  const questions = Map.groupBy(
    dns.filter(({ id, cd }) => asked.has(id) && !cd),
    ({ name, type }) => `${name.toLowerCase()} ${type}`,
  )
  const differing = new Set([...questions.values()].flatMap(minority))
  return [...ids.filter((id) => differing.has(id)), ...ids.filter((id) => !differing.has(id))]
}

/** Of one question the lookups that most servers contradict; all of them where none has more than half. */
function minority(lookups: readonly DnsLookup[]): string[] {
  const answers = [...Map.groupBy(lookups, gist).values()]
  if (answers.length < 2) return []
  const most = answers.find((group) => group.length > lookups.length / 2)
  return answers.filter((group) => group !== most).flatMap((group) => group.map(({ id }) => id))
}

function gist({ attempt }: DnsLookup): string {
  if (attempt.state !== 'observed') return attempt.reason
  const { rcode, answers } = attempt.value
  const told = answers.filter(({ type }) => type !== 'A' && type !== 'AAAA').map(({ type, data }) => `${type} ${data.toLowerCase()}`)
  return [rcode, ...told.toSorted()].join(', ')
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
  [rcode, ...answers.map(({ type, data, ttl }) => `${type} ${data} (TTL ${ttl})`), `${Math.round(ms)} ms`].join(', ')

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

/** Longest line of evidence, characters: beyond it nobody reads, and the mark says that there was more. */
const longestLine = 4000

/** What strangers sent, fit to be shown: no control characters, none that turn the direction of text. */
function printable(text: string): string {
  const shown = text.slice(0, longestLine).replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�')
  return text.length > longestLine ? `${shown}…` : shown
}
