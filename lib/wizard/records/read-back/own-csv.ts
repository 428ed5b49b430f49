import { dnsHosts } from '#lib/providers/dns/dns-hosts.ts'
import { type DataPart, type Draft, isRecordType } from '#lib/wizard/records/formats/draft.ts'
import { hasOpenQuote, stringsOf, unescaped } from '#lib/wizard/records/normal/zone-text.ts'
import { recordsOutWords } from '#lib/words/en/records-out.ts'
import { asBefore } from './formula.ts'

const head = recordsOutWords.csvHead.map((title) => title.toLowerCase())
const separators = [',', ';', '\t'] as const

/** Most lines that one row goes over. */
const mostLines = 12

/** The records of our own CSV, cell for cell as they were written; out of a spreadsheet, other signs part the cells. */
export function draftsOfOwnCsv(lines: readonly string[]): DataPart[] {
  const parts: DataPart[] = []
  for (let at = 0; at < lines.length; at++) {
    const separator = separatorOf(lines[at] ?? '')
    if (!separator) continue
    const from = at + 1
    const drafts: Draft[] = []
    for (let row = rowAt(lines, at + 1, separator); row; row = rowAt(lines, at + 1, separator)) {
      drafts.push({ ...draftOf(row.cells), line: at + 2, to: at + 1 + row.count, text: lines[at + 1] ?? '' })
      at += row.count
    }
    if (drafts.length > 0) parts.push({ drafts, from, to: at + 1 })
  }
  return parts
}

const separatorOf = (line: string): string | undefined =>
  line.length > 200
    ? undefined
    : separators.find((separator) => {
        const cells = cellsOf(line.replace(/^\ufeff/, ''), separator)
        return cells?.length === head.length && cells.every((cell, index) => cell.trim().toLowerCase() === head[index])
      })

/** The row that begins at a line; undefined for what is none of such a table. */
function rowAt(lines: readonly string[], from: number, separator: string): { cells: string[]; count: number } | undefined {
  let text = lines[from]
  for (let count = 1; text !== undefined && count <= mostLines; count++) {
    const cells = cellsOf(text, separator)
    if (cells) return cells.length === head.length && isRecordType(cells[0] ?? '') ? { cells, count } : undefined
    const next = lines[from + count]
    text = next === undefined || !hasOpenQuote(text) ? undefined : `${text}\n${next}`
  }
  return undefined
}

/** RFC 4180: the cells of a row, untouched; undefined where a quotation mark stands open. */
function cellsOf(row: string, separator: string): string[] | undefined {
  const cells: string[] = []
  for (let at = 0; at <= row.length; ) {
    if (row[at] !== '"') {
      const end = row.indexOf(separator, at)
      cells.push(row.slice(at, end === -1 ? undefined : end))
      at = end === -1 ? row.length + 1 : end + 1
      continue
    }
    const end = endOfQuoted(row, at + 1)
    if (end === -1 || (end + 1 < row.length && row[end + 1] !== separator)) return undefined
    cells.push(row.slice(at + 1, end).replaceAll('""', '"'))
    at = end + 2
  }
  return cells
}

function endOfQuoted(row: string, from: number): number {
  for (let at = row.indexOf('"', from); at !== -1; at = row.indexOf('"', at + 2)) if (row[at + 1] !== '"') return at
  return -1
}

function draftOf(cells: readonly string[]): Omit<Draft, 'line' | 'text'> {
  const [type = '', , name = '', value = '', priority = '', ttl = '', , host = ''] = cells.map(asBefore)
  return { type, name, full: true, ...writtenValue(type, value, host), ...(priority ? { priority } : {}), ...(ttl ? { ttl } : {}) }
}

/** A value as it was written for a DNS host: a text in quotation marks where its panel wants them, else as it is. */
export function writtenValue(type: string, value: string, host: string): Pick<Draft, 'value' | 'exact'> {
  if (type !== 'TXT') return { value }
  const isQuoted = dnsHosts.find(({ name }) => name === host)?.text === 'quoted'
  const strings = isQuoted ? stringsOf(value) : undefined
  const text = strings && unescaped(strings.join(''))
  return { value: text ?? value, exact: true }
}
