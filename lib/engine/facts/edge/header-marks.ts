import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { edgeFingerprints } from '#lib/providers/edges.ts'
import type { EdgeFingerprint, HeaderRule, Strength } from '#lib/providers/provider.ts'

/** A provider's mark in the headers of one answer. */
export interface HeaderMark {
  fingerprint: EdgeFingerprint
  /** the strongest of its marks */
  strength: Strength
  /** how many strong or medium ones it left */
  count: number
  /** as it is shown to the reader: `via: 1.1 1a2b.cloudfront.net (CloudFront)` */
  text: string
}

const strengths: readonly Strength[] = ['weak', 'medium', 'strong']

/** Longer values say nothing more to a reader. */
const shownValueLength = 80

/**
 * Who left marks in an answer's headers, the hop nearest to the visitor first:
 * whoever stands in no `via` and names itself in `server` (it replaced the inner servers'
 * names), then `via` from its end (each hop appends, RFC 9110, 7.6.3), then the rest.
 * Weak marks are given too; they name nobody on their own.
 */
export function headerMarks(response: HttpResponse): HeaderMark[] {
  const values = headerValues(response)
  const marks = edgeFingerprints.flatMap((fingerprint) => markOf(fingerprint, values) ?? [])
  const place = new Map(marks.map((mark) => [mark, placeOf(mark.fingerprint, values)]))
  return marks.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
}

/** Values by lower-case name; lists that hops append to are taken apart. */
function headerValues(response: HttpResponse): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of response.headers) {
    const key = name.toLowerCase()
    const parts = key === 'via' ? value.split(',').map((part) => part.trim()) : [value]
    values.set(key, [...(values.get(key) ?? []), ...parts])
  }
  return values
}

/** Each header that bears the mark, as name and value. */
function matchesOf(rule: HeaderRule, values: ReadonlyMap<string, readonly string[]>): (readonly [name: string, value: string])[] {
  const beginning = rule.header.endsWith('*') ? rule.header.slice(0, -1) : undefined
  const names = beginning === undefined ? [rule.header] : [...values.keys()].filter((name) => name.startsWith(beginning))
  return names.flatMap((name) => {
    const value = values.get(name)?.find((candidate) => !rule.value || rule.value.test(candidate))
    return value === undefined ? [] : [[name, value] as const]
  })
}

function markOf(fingerprint: EdgeFingerprint, values: ReadonlyMap<string, readonly string[]>): HeaderMark | undefined {
  const found = fingerprint.headers.flatMap((rule) =>
    matchesOf(rule, values).map(([name, value]) => ({
      name,
      strength: rule.strength,
      text: `${name}: ${value.slice(0, shownValueLength)}`,
    })),
  )
  if (found.length === 0) return undefined
  const { text, strength } = found.reduce((best, mark) =>
    strengths.indexOf(mark.strength) > strengths.indexOf(best.strength) ? mark : best,
  )
  const telling = found.filter((mark) => mark.strength !== 'weak').map(({ name }) => name)
  return { fingerprint, text, strength, count: new Set(telling).size }
}

function placeOf(fingerprint: EdgeFingerprint, values: ReadonlyMap<string, readonly string[]>): number {
  const hops = values.get('via') ?? []
  const rules = fingerprint.headers.filter((rule) => rule.header === 'via')
  const hop = hops.findLastIndex((value) => rules.some((rule) => rule.value?.test(value)))
  if (hop >= 0) return hops.length - 1 - hop
  const namesItself = fingerprint.headers.some((rule) => rule.header === 'server' && matchesOf(rule, values).length > 0)
  return namesItself ? -1 : hops.length
}
