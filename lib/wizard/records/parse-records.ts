import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseDomain } from 'tldts'
import type { RecordKind, UnreadLineView } from '#lib/wizard/view.ts'
import { kindOf } from './kind-of.ts'

/** A record as it was handed out, in normal form. */
export interface ReadRecord {
  type: string
  /** lower case, no last dot */
  name: string
  value: string
  ttl: number | null
  kind: RecordKind
}

const types = ['CNAME', 'TXT', 'MX', 'A', 'AAAA', 'NS', 'CAA'] as const
type RecordType = (typeof types)[number]

/**
 * Finds records in a text, one a line, in any of the shapes that people paste:
 * table cells parted by tabs, bars or commas, a zone file, or columns of blanks.
 * A line without a record type is told as unread, unless it is empty, a ruler, a
 * comment or a heading. Pure and total; linear in the length of the text.
 * @param origin completes names that are relative to it
 * @param knownNames names that are complete, whatever their ending
 */
export function parseRecords(
  text: string,
  origin: string,
  knownNames: readonly string[] = [],
): { records: ReadRecord[]; unread: UnreadLineView[] } {
  const records: ReadRecord[] = []
  const unread: UnreadLineView[] = []
  let current = origin
  for (const { line, number } of logicalLines(text)) {
    // RFC 1035, 5.1: the names that follow are relative to this one.
    current = /^\$ORIGIN\s+([a-z0-9_.-]+?)\.?\s*$/i.exec(line.trim())?.[1]?.toLowerCase() ?? current
    if (isNoise(line)) continue
    const record = readLine(line, current, knownNames)
    if (record) records.push(record)
    else unread.push({ line: number, text: line.trim().slice(0, 200) })
  }
  const key = ({ type, name, value }: ReadRecord) => `${type} ${name} ${value}`
  return { records: [...new Map(records.map((record) => [key(record), record])).values()], unread }
}

/** Most lines that parentheses may hold together, and most characters of a line: a DKIM key has some hundreds. */
const mostContinued = 20
const longestLine = 5000

/** Lines with their numbers; what a zone file holds together by parentheses (RFC 1035, 5.1) is one line. */
function logicalLines(text: string): { line: string; number: number }[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.slice(0, longestLine))
  const logical: { line: string; number: number }[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const opened = line.lastIndexOf('(') > line.lastIndexOf(')')
    const more = opened ? lines.slice(at + 1, at + 1 + mostContinued).findIndex((other) => other.includes(')')) + 1 : 0
    const together =
      more > 0
        ? lines
            .slice(at, at + more + 1)
            .join(' ')
            .replace(/[()]/g, ' ')
        : line
    logical.push({ line: together.slice(0, longestLine), number: at + 1 })
    at += more
  }
  return logical
}

/** Nothing in it, a ruler of a table, a comment, a directive of a zone file, or a heading. */
function isNoise(line: string): boolean {
  const bare = line.trim()
  if (/^[\s|+:=_-]*$/.test(bare) || /^[;#$]/.test(bare)) return true
  const words = bare.toLowerCase().match(/[a-z]+/g) ?? []
  return words.length > 1 && words.every((word) => headings.has(word))
}

const headings = new Set([
  'type',
  'name',
  'host',
  'hostname',
  'value',
  'data',
  'content',
  'target',
  'points',
  'to',
  'ttl',
  'priority',
  'record',
  'records',
  'status',
  'dns',
  'class',
])

function readLine(line: string, origin: string, knownNames: readonly string[]): ReadRecord | undefined {
  const cells = splitCells(line)
  const at = cells.findIndex((cell) => types.some((type) => type === cell.toUpperCase()))
  const type = cells[at]?.toUpperCase() as RecordType | undefined
  if (!type) return undefined
  const rest = cells.filter((cell, index) => index !== at && cell.toUpperCase() !== 'IN')
  const ttl = rest.find((cell, index) => /^\d{1,7}$/.test(cell) && !(type === 'MX' && isPreference(rest, index)))
  const [name, ...data] = rest.filter((cell) => cell !== ttl && !/^(auto|automatic|n\/a|default)$/i.test(cell))
  const value = type === 'TXT' ? joinText(data) : data.join(' ').trim()
  if (!name || !value || !isOwnerName(name)) return undefined
  return finish(type, fullName(name, origin, knownNames), value, ttl)
}

/** The number right before an MX record's host, or the only number of the line. */
const isPreference = (cells: readonly string[], index: number): boolean => {
  const numbers = cells.flatMap((cell, place) => (/^\d{1,7}$/.test(cell) ? [place] : []))
  return numbers.length === 1 || index === numbers.at(-1)
}

/** Cells of a table row, a CSV line or a zone file's line; quoted text stays whole. */
function splitCells(line: string): string[] {
  return cellsOf(line.trim())
    .map((cell) =>
      cell
        .trim()
        .replace(/^`(.*)`$/, '$1')
        .replace(/^(type|name|host|value|ttl):$/i, ''),
    )
    .filter((cell) => cell !== '')
}

function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t')
  if (line.includes('|')) return line.split('|')
  const delimiter = /^"?[^\s",;]+"?([,;])/.exec(line)?.[1]
  return (delimiter && readCsvLine(line, delimiter)) || untilComment(line.match(/"[^"]*"|[^\s"]+/g) ?? [])
}

const untilComment = (cells: readonly string[]): string[] => {
  const comment = cells.findIndex((cell) => cell.startsWith(';'))
  return comment === -1 ? [...cells] : cells.slice(0, comment)
}

/** Undefined for a line that is no CSV after all. */
function readCsvLine(line: string, delimiter: string): string[] | undefined {
  try {
    const [cells] = parseCsv(line, { delimiter, relax_column_count: true, relax_quotes: true, max_record_size: 20_000 })
    return cells
  } catch {
    return undefined
  }
}

const joinText = (cells: readonly string[]): string => {
  const quoted = cells.some((cell) => cell.startsWith('"'))
  return cells
    .map((cell) => cell.replace(/^"(.*)"$/s, '$1'))
    .join(quoted ? '' : ' ')
    .trim()
}

const isOwnerName = (name: string): boolean => name === '@' || /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/i.test(name)

/**
 * `@` is the origin itself. A name is complete when it ends in the origin's
 * registered domain or in a known public suffix; any other is relative to the origin.
 */
function fullName(name: string, origin: string, knownNames: readonly string[]): string {
  const bare = name.toLowerCase().replace(/\.$/, '')
  if (bare === '@') return origin
  const registered = [origin, ...knownNames].flatMap((known) => parseDomain(known).domain ?? [])
  const own = [origin, ...registered].some((known) => bare === known || bare.endsWith(`.${known}`))
  const { isIcann, domain } = parseDomain(bare, { validateHostname: false })
  return own || (isIcann && domain !== null) ? bare : `${bare}.${origin}`
}

const namesHost: readonly RecordType[] = ['CNAME', 'NS', 'MX']

function finish(type: RecordType, name: string, value: string, ttl: string | undefined): ReadRecord {
  const normal = namesHost.includes(type) ? value.toLowerCase().replace(/\.$/, '') : value
  return { type, name, value: normal, ttl: ttl === undefined ? null : Number(ttl), kind: kindOf(type, name, normal) }
}
