import type { Attempt } from '#lib/engine/evidence/attempt.ts'
import type { DnsLookup, Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import type { Assessment } from '#lib/engine/run/assess.ts'
import { providerName } from '#lib/providers/registry.ts'
import { certificateView } from '#lib/wizard/views/certificate-view.ts'
import { historyWords, observedWords as words } from '#lib/words/en/history.ts'

/**
 * What was seen in a run, one line a matter, in words: the same in two runs
 * when the world was the same. What changes from second to second by itself
 * (TTLs, times, the order of answers) is left out. Pure.
 */
export function observedIn(evidence: Evidence, assessment: Assessment): Map<string, string> {
  const { target } = evidence
  const host = target.edge ?? target.hostname
  const role = target.edge === undefined ? 'link-host' : 'edge'
  return new Map([
    [words.record(host), records(evidence.dns, host, role)],
    ...zoneLines(evidence.dns),
    [words.addresses, addresses(evidence, role)],
    [words.edge, assessment.edge.provider === 'none' ? historyWords.nothing : providerName(assessment.edge.provider)],
    [words.handshake, handshake(evidence, role)],
    [words.certificate, certificate(evidence)],
    ...(['https', 'http'] as const).map((scheme): [string, string] => [words.answer(scheme), answer(evidence.http, scheme, role)]),
  ])
}

const own = ['CNAME', 'A', 'AAAA']

/** What the zone's own servers say of a name; servers that say different things are all named. */
function records(lookups: readonly DnsLookup[], name: string, purpose: 'link-host' | 'edge'): string {
  const asked = lookups.filter((lookup) => lookup.purpose === purpose && lookup.name.toLowerCase() === name && own.includes(lookup.type))
  const authoritative = asked.filter(({ server }) => server.role === 'authoritative')
  const relevant = authoritative.length > 0 ? authoritative : asked
  const seen = relevant.flatMap(({ attempt }) => (attempt.state === 'observed' ? [attempt.value] : []))
  if (seen.length === 0) return historyWords.notSeen
  const found = seen.flatMap(({ answers }) => answers.filter((record) => record.name.toLowerCase() === name && own.includes(record.type)))
  return list(found.map(({ type, data }) => `${type} ${data}`))
}

/** The name servers and the CAA records of each zone that was asked. */
function zoneLines(lookups: readonly DnsLookup[]): [string, string][] {
  const kinds = { NS: words.nameServers, CAA: words.caa } as const
  return (['NS', 'CAA'] as const).flatMap((type) => {
    const found = lookups.flatMap(({ attempt }) =>
      attempt.state === 'observed' ? attempt.value.answers.filter((record) => record.type === type) : [],
    )
    const byName = Map.groupBy(found, ({ name }) => name.toLowerCase())
    return [...byName].map(([name, records]): [string, string] => [kinds[type](name), list(records.map(({ data }) => data))])
  })
}

/** A CDN answers with other addresses every minute: those in its published ranges go by its name. */
function addresses(evidence: Evidence, role: string): string {
  const own = evidence.addresses.filter((entry) => entry.role === role)
  return list(own.flatMap(({ address, ranges }) => (ranges.length > 0 ? ranges.map(words.inRange) : [address])))
}

function handshake({ tls }: Evidence, role: string): string {
  const shown = tls.filter((one) => one.role === role && one.mode === 'standard')
  return shown.length === 0 ? historyWords.notSeen : list(shown.map(({ attempt }) => outcome(attempt, ({ protocol }) => protocol)))
}

function certificate(evidence: Evidence): string {
  const shown = certificateView(evidence)
  if (!shown) return historyWords.nothing
  return words.certificateLine(shown.issuer, list(shown.subjectNames), shown.notAfter.slice(0, 10))
}

function answer(exchanges: readonly HttpExchange[], scheme: 'https' | 'http', role: string): string {
  const sent = exchanges.filter((exchange) => exchange.purpose === 'link' && exchange.role === role && exchange.scheme === scheme)
  if (sent.length === 0) return historyWords.notSeen
  return list(sent.map(({ attempt }) => outcome(attempt, ({ status, headers }) => words.answerLine(status, leadsTo(headers)))))
}

/** Scheme and host alone: the rest of a link differs from link to link. */
function leadsTo(headers: readonly (readonly [string, string])[]): string {
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1]
  return location !== undefined && URL.canParse(location) ? new URL(location).origin : (location ?? '')
}

const outcome = <T>(attempt: Attempt<T>, say: (value: T) => string): string =>
  attempt.state === 'observed' ? say(attempt.value) : words.failed(attempt.reason)

const list = (values: readonly string[]): string => [...new Set(values)].toSorted().join(', ') || historyWords.nothing
