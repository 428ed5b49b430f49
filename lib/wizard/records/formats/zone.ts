import { fullName } from '#lib/wizard/records/normal/full-name.ts'
import { beginsText } from '#lib/wizard/records/normal/text-grammar.ts'
import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { type Around, type Draft, type Format, looksLikeName, typeIn } from './draft.ts'

/** Most lines that parentheses may hold together: a DKIM key has a dozen. */
const mostContinued = 80

/**
 * Directives of a zone file (RFC 1035, 5.1; RFC 2308, 4): origin and TTL hold for what comes
 * after. One that stands for other lines is told, for these are not there.
 */
export const zoneDirective: Format = (reader, around) => {
  const line = reader.peek()
  const [directive = '', argument = ''] = line?.text.trim().split(/[\s;]+/, 2) ?? []
  if (!line || !/^\$[a-z]+$/i.test(directive)) return undefined
  around.zone = true
  reader.skip()
  const name = directive.toUpperCase()
  if (name === '$INCLUDE' || name === '$GENERATE') return [{ line: line.number, text: line.text, refused: 'include' }]
  if (name === '$ORIGIN' && argument !== '') around.origin = originBelow(argument.toLowerCase(), around)
  if (name === '$TTL' && isTtl(argument)) around.ttl = argument
  return []
}

/** RFC 1035, 5.1: an origin without a dot at its end is below the one before. */
const originBelow = (origin: string, { origin: before, names }: Around): string => {
  if (origin.endsWith('.')) return origin.slice(0, -1)
  return fullName(
    origin,
    before === undefined ? { ...names, others: { full: true, endings: new Set() } } : { ...names, origin: before, stated: true },
    'NS',
  ).text
}

/**
 * A record of a zone file (RFC 1035, 5.1): owner, TTL and class in either order, type and
 * data. An empty owner repeats the one before; parentheses hold lines together.
 * @param textOf what is read of a line: as it stands there, or cleaned of what is no part of a zone
 */
const zoneRecord =
  (textOf: (line: SourceLine) => string): Format =>
  (reader, around) => {
    const first = reader.peek()
    if (!first || !isZoneLine(textOf(first), around)) return undefined
    const { text, count } = wholeRecord(reader, textOf)
    const tokens = tokensOf(text)
    const at = typeAt(tokens, around)
    if (at === undefined) return undefined
    const before = tokens.slice(0, at)
    const owner = /^\s/.test(text) && before.every(isTtlOrClass) ? around.owner : before[0]
    if (!owner || !(looksLikeName(owner) || owner.includes('\\'))) return undefined
    around.owner = owner
    const ttl = before.slice(owner === before[0] ? 1 : 0).find((token) => isTtl(token)) ?? around.ttl
    reader.skip(count)
    const draft: Draft = {
      line: first.number,
      text: first.text,
      hidden: first.hidden,
      type: typeIn(tokens[at] ?? ''),
      name: owner,
      value: unquotedText(textOf(first), tokens.slice(at)) ?? tokens.slice(at + 1).join(' '),
      open: count === 1,
      ...(around.origin === undefined ? {} : { origin: around.origin }),
      ...(owner.endsWith('.') ? { full: true } : {}),
    }
    return [ttl === undefined ? draft : { ...draft, ttl }]
  }

/** A text that somebody wrote without the quotation marks which keep its semicolons from beginning a comment. */
function unquotedText(line: string, [type = '', first = '']: readonly string[]): string | undefined {
  if (typeIn(type) !== 'TXT' || first.startsWith('"')) return undefined
  const from = line.indexOf(first, line.indexOf(type) + type.length)
  const text = from === -1 ? '' : line.slice(from).trim()
  return beginsText(text) && !text.includes('"') ? text : undefined
}

const rawRecord = zoneRecord(({ raw }) => raw)

export const zoneRecords: readonly Format[] = [
  (reader, around) => (reader.peek()?.raw === reader.peek()?.text ? undefined : rawRecord(reader, around)),
  zoneRecord(({ text }) => text),
]

const isZoneLine = (line: string, around: Around): boolean => (around.zone && !line.includes('\t|')) || /\sIN\s+[a-z]{1,6}\s/i.test(line)

const isTtl = (token: string): boolean => /^(?:\d{1,9}|(?:\d{1,9}[smhdw]){1,5})$/i.test(token)
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
function wholeRecord(reader: LineReader, textOf: (line: SourceLine) => string): { text: string; count: number } {
  const line = reader.peek()
  const first = withoutComment(line ? textOf(line) : '')
  if (depth(first) <= 0) return { text: bare(first), count: 1 }
  let text = first
  for (let ahead = 1; ahead <= mostContinued; ahead++) {
    const next = reader.peek(ahead)
    const more = next && withoutComment(textOf(next))
    if (more === undefined || unquoted(more).includes('(')) break
    text += ` ${more}`
    if (more.includes(')')) return { text: bare(text), count: ahead + 1 }
  }
  return { text: bare(first), count: 1 }
}

const unquoted = (line: string): string => line.replace(/"(?:[^"\\]|\\.)*"?/g, '')
const depth = (line: string): number => unquoted(line).split('(').length - unquoted(line).split(')').length
const bare = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"?|[()]/g, (part) => (part === '(' || part === ')' ? ' ' : part))
const withoutComment = (line: string): string => /^(?:"(?:[^"\\]|\\.)*"|\\.|[^";\\]|")*/.exec(line)?.[0] ?? line
const tokensOf = (line: string): string[] => line.match(/"(?:[^"\\]|\\.)*"?|\S+/g) ?? []
