import type { LineReader } from '#lib/wizard/records/source/source-line.ts'
import { type Around, type Draft, type Format, looksLikeName, typeIn } from './draft.ts'

/** Most lines that parentheses may hold together: a DKIM key has a dozen. */
const mostContinued = 20

/** Directives of a zone file (RFC 1035, 5.1; RFC 2308, 4): the origin is kept, a default TTL is that of the zone, not of a record. */
export const zoneDirective: Format = (reader, around) => {
  const line = reader.peek()?.text.trim() ?? ''
  if (!/^\$[a-z]+(\s|$)/i.test(line)) return undefined
  around.zone = true
  around.origin = /^\$ORIGIN\s+([^\s;]+?)\.?\s*(?:;.*)?$/i.exec(line)?.[1]?.toLowerCase() ?? around.origin
  reader.skip()
  return []
}

/**
 * A record of a zone file (RFC 1035, 5.1): owner, TTL and class in either order, type and
 * data. An empty owner repeats the one before; parentheses hold lines together.
 */
export const zoneRecord: Format = (reader, around) => {
  const first = reader.peek()
  if (!first || !isZoneLine(first.text, around)) return undefined
  const { text, count } = wholeRecord(reader)
  const tokens = tokensOf(text)
  const at = typeAt(tokens, around)
  if (at === undefined) return undefined
  const before = tokens.slice(0, at)
  const owner = /^\s/.test(text) && before.every(isTtlOrClass) ? around.owner : before[0]
  if (!owner || !(looksLikeName(owner) || owner.includes('\\'))) return undefined
  around.owner = owner
  const ttl = before.slice(owner === before[0] ? 1 : 0).find((token) => isTtl(token))
  reader.skip(count)
  const rdata = tokens.slice(at + 1)
  const type = typeIn(tokens[at] ?? '')
  const draft: Draft = {
    line: first.number,
    text: first.text,
    hidden: first.hidden,
    origin: around.origin,
    type,
    name: owner,
    value: rdata.join(' '),
  }
  return [ttl === undefined ? draft : { ...draft, ttl }]
}

const isZoneLine = (line: string, around: Around): boolean => (around.zone && !line.includes('\t|')) || /\sIN\s+[a-z]{1,6}\s/i.test(line)

const isTtl = (token: string): boolean => /^(\d{1,9}|(\d+[smhdw])+)$/i.test(token)
const isTtlOrClass = (token: string): boolean => isTtl(token) || /^(IN|CH|HS)$/i.test(token)

/** Where the type stands: after an owner or none, a TTL and a class. Undefined where that is not the order of the line. */
function typeAt(tokens: readonly string[], around: Around): number | undefined {
  const at = tokens.findIndex(
    (token, index) => typeIn(token) !== undefined && !token.includes(':') && (index > 0 || around.zone) && tokens.length > index + 1,
  )
  if (at === -1 || at > 3) return undefined
  return tokens.slice(1, at).every(isTtlOrClass) ? at : undefined
}

/** The record with all lines that its parentheses hold, comments gone; and how many lines they are. */
function wholeRecord(reader: LineReader): { text: string; count: number } {
  const first = withoutComment(reader.peek()?.text ?? '')
  if (depth(first) <= 0) return { text: bare(first), count: 1 }
  let text = first
  for (let ahead = 1; ahead <= mostContinued; ahead++) {
    const line = reader.peek(ahead)
    if (!line) break
    const more = withoutComment(line.text)
    text += ` ${more}`
    if (more.includes(')')) return { text: bare(text), count: ahead + 1 }
  }
  return { text: bare(first), count: 1 }
}

const unquoted = (line: string): string => line.replace(/"(?:[^"\\]|\\.)*"/g, '')
const depth = (line: string): number => unquoted(line).split('(').length - unquoted(line).split(')').length
const bare = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"|[()]/g, (part) => (part.length === 1 ? ' ' : part))
const withoutComment = (line: string): string => /^(?:"(?:[^"\\]|\\.)*"|\\.|[^";\\]|")*/.exec(line)?.[0] ?? line
const tokensOf = (line: string): string[] => line.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []
