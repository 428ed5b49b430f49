import { parse as parseCsv } from 'csv-parse/sync'
import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { continuesValue } from './continues-value.ts'
import { type Draft, type Format, looksLikeName, type Part, typeIn } from './draft.ts'
import { labelOf, longestLabel, typeOfLabel } from './labels.ts'

/** Blanks: columns that only their distance parts, two blanks or more. */
const delimiters = ['\t', '|', ';', ',', '  '] as const

/** Most lines that a quoted cell, or a row whose cells have line breaks, may go over. */
const mostContinued = 12

/**
 * The cells of one row.
 * @returns undefined for what is no row with this delimiter
 */
export function cellsOf(line: string, delimiter: string): string[] | undefined {
  if (delimiter === '  ') return line.trim().split(/ {2,}|\t+/)
  if (delimiter === '|') return barCells(line)
  if (!line.includes(delimiter)) return undefined
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim())
  if (!isWellQuoted(line, delimiter)) return line.split(delimiter).map((cell) => cell.trim())
  try {
    const [cells] = parseCsv(line.trim(), { delimiter, relax_column_count: true, trim: true, max_record_size: longestRow })
    return cells
  } catch {
    return undefined
  }
}

/** RFC 4180: quotes stand around whole cells only. In any other line they are part of the text. */
const isWellQuoted = (line: string, delimiter: string): boolean =>
  line.length <= longestRow && !(delimiter + line).replace(quotedCell[delimiter] ?? /$^/, '').includes('"')

const longestRow = 20_000
const quotedCell: Readonly<Record<string, RegExp>> = {
  ',': /,\s*"(?:[^"]|"")*"\s*(?=,|$)/g,
  ';': /;\s*"(?:[^"]|"")*"\s*(?=;|$)/g,
  '\t': /\t *"(?:[^"]|"")*" *(?=\t|$)/g,
}

const hasOpenQuote = (line: string): boolean => line.split('"').length % 2 === 0

/** The cells of a row of which none has a delimiter inside quotes, without the cost of a parser. */
const plainCells = (line: string, delimiter: string): string[] =>
  delimiter === '  ' ? line.trim().split(/ {2,}|\t+/) : line.replaceAll('"', '').split(delimiter)

const barCells = (line: string): string[] | undefined =>
  line.includes('|')
    ? line
        .trim()
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|'))
    : undefined

/** The row that names the columns, in any order: at least two of type, name and value, and little else. */
export const tableHead: Format = (reader, around) => {
  const line = reader.peek()
  if (!line || line.text.length > longestLabel * 16) return undefined
  for (const delimiter of delimiters) {
    const cells = plainCells(line.text, delimiter)
    const columns = columnsOf(cells)
    const known = columns.filter((column) => column === 'type' || column === 'name' || column === 'value')
    if (new Set(known).size < 2 || columns.filter(Boolean).length * 2 < cells.length) continue
    around.table = { delimiter, columns: columns.map((column) => (column === 'ignored' ? undefined : column)) }
    const type = cells.flatMap((cell) => typeOfLabel(cell) ?? [])[0]
    if (type && !known.includes('type')) around.type = type
    reader.skip()
    return []
  }
  return undefined
}

/** `Record` is the column that no other one is: the type, else the name. */
function columnsOf(cells: readonly string[]): (Part | 'ignored' | undefined)[] {
  const labels = cells.map(labelOf)
  const open = labels.includes('type') ? (labels.includes('name') ? 'value' : 'name') : 'type'
  return labels.map((label) => (label === 'record' ? open : label))
}

/** A row below such a head. A row whose cells have line breaks goes on in the lines after it. */
export const tableRow: Format = (reader, around) => {
  const { table } = around
  const first = reader.peek()
  if (!table || !first || first.text.trim() === '') return undefined
  const row = wholeRow(reader, table.delimiter, table.columns.length)
  if (!row) return undefined
  const draft = draftOf(row.cells, table, first)
  const type = draft.type === undefined ? around.type : typeIn(draft.type)
  if (!type || !draft.name || !looksLikeName(draft.name.replace(/\s/g, '').replace(/^https?:\/\/|\/$/g, '')) || !draft.value)
    return undefined
  reader.skip(row.count)
  const next = reader.peek()?.text.trim() ?? ''
  if (table.columns.at(-1) !== 'value' || !continuesValue(draft.value, next)) return [{ ...draft, type }]
  reader.skip()
  return [{ ...draft, type, value: `${draft.value}\n${next}` }]
}

function wholeRow(reader: LineReader, delimiter: string, columns: number): { cells: string[]; count: number } | undefined {
  let text = reader.peek()?.text ?? ''
  if (delimiter === '\t' && !text.includes('\t')) return undefined
  let best: { cells: string[]; count: number } | undefined
  for (let count = 1; count <= mostContinued; count++) {
    const openQuote = hasOpenQuote(text)
    const cells = openQuote && delimiter !== '|' && delimiter !== '  ' ? undefined : cellsOf(text, delimiter)
    if (cells && cells.length > 1 && cells.length <= columns) best = { cells, count }
    if (cells && cells.length >= columns) return best ?? { cells, count }
    // A row that is short at its end may lack only what nobody filled in.
    if (delimiter !== '\t' && !openQuote) return best
    const next = reader.peek(count)
    if (!next || (next.text.trim() === '' && !openQuote) || beginsRow(next.text, delimiter)) return best
    text += `\n${next.text}`
  }
  return best
}

/** Whether a line holds a type in a cell of its own, so that it does not go on from the one before. */
const beginsRow = (line: string, delimiter: string): boolean =>
  cellsOf(line, delimiter)?.some((cell) => typeIn(cell) !== undefined) ?? false

function draftOf(
  cells: readonly string[],
  { columns, delimiter }: { columns: readonly (Part | undefined)[]; delimiter: string },
  line: SourceLine,
): Draft {
  const draft: Draft = { line: line.number, text: line.text, hidden: line.hidden }
  for (const [index, part] of columns.entries()) {
    const last = index === columns.length - 1
    const cell = last ? cells.slice(index).join(delimiter) : cells[index]
    if (part && cell && draft[part] === undefined) draft[part] = cell.trim()
  }
  return draft
}
