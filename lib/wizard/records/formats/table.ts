import { hasIcannSuffix, registeredDomain } from '#lib/engine/target/domain-names.ts'
import { bareName } from '#lib/wizard/records/normal/finish-record.ts'
import { isAtOrBelow } from '#lib/wizard/records/normal/full-name.ts'
import { areTrailers } from '#lib/wizard/records/normal/trailers.ts'
import { hasOpenQuote } from '#lib/wizard/records/normal/zone-text.ts'
import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { cellsOf, delimiters, plainCells } from './cells.ts'
import { type Draft, type Format, looksLikeName, type Table, typeIn } from './draft.ts'
import { type Label, labelOf, longestLabel, typeOfLabel } from './labels.ts'

/** Most lines that a quoted cell, or a row whose cells have line breaks, may go over. */
const mostContinued = 12

/** Rows by which it is weighed which column holds the names. */
const mostWeighed = 8

/** The row that names the columns, in any order: at least two of type, name and value, and little else. */
export const tableHead: Format = (reader, around) => {
  const line = reader.peek()
  if (!line || line.text.length > longestLabel * 16) return undefined
  for (const delimiter of delimiters) {
    const cells = plainCells(line.text, delimiter)
    const labels = labelsOf(cells)
    const known = new Set(labels.filter((label) => label === 'type' || label === 'name' || label === 'value' || label === 'zone'))
    if (known.size < 2 || !(known.has('value') || (known.has('type') && known.has('name')))) continue
    if (labels.filter(Boolean).length * 2 < cells.length) continue
    reader.skip()
    around.table = { delimiter, columns: columnsOf(labels, rowsBelow(reader, delimiter), around.names.origin) }
    const type = cells.flatMap((cell) => typeOfLabel(cell) ?? [])[0]
    if (type && !known.has('type')) around.type = type
    return []
  }
  return undefined
}

/** `Record` is the column that no other one is: the type, else the name. */
function labelsOf(cells: readonly string[]): (Label | undefined)[] {
  const labels = cells.map(labelOf)
  const open = labels.includes('type') ? (labels.includes('name') ? 'value' : 'name') : 'type'
  return labels.map((label) => (label === 'record' ? open : label))
}

const rowsBelow = (reader: LineReader, delimiter: string): string[][] =>
  Array.from({ length: mostWeighed }, (_, ahead) => cellsOf(reader.peek(ahead)?.text ?? '', delimiter) ?? [])

/** One column for the name: of several that could be, the one that holds names, in full rather than in short. */
function columnsOf(labels: readonly (Label | undefined)[], rows: readonly string[][], origin: string): Table['columns'] {
  const weight = (label: Label, index: number) =>
    rows.reduce((sum, row) => sum + nameWeight(row[index]?.trim() ?? '', origin), 0) - (label === 'zone' ? 1000 : 0)
  const could = labels.flatMap((label, index) =>
    label === 'name' || label === 'zone' ? [{ index, label, weight: weight(label, index) }] : [],
  )
  const isName = could.some(({ label, weight }) => label === 'name' && weight > 0)
  const best = could
    .filter(({ label }) => label === 'name' || !isName)
    .map((one) => ({ ...one, weight: one.label === 'zone' ? one.weight + 1000 : one.weight }))
    .toSorted((a, b) => b.weight - a.weight)[0]
  return labels.map((label, index) => {
    if (index === best?.index) return 'name'
    return label === 'name' || label === 'ignored' || label === 'record' ? undefined : label
  })
}

/** How much a cell says that its column is the one of the names. */
function nameWeight(cell: string, origin: string): number {
  if (cell === '') return 0
  const name = bareName(cell)
  if (!looksLikeName(name) || /^(no|yes|-|true|false)$/i.test(name)) return -2
  if (origin !== '' && isAtOrBelow(name, registeredDomain(origin)) && name !== registeredDomain(origin)) return 4
  return /[._]/.test(name) || name === '@' ? 2 : 1
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
  if (!type || !draft.name || !looksLikeName(bareName(draft.name)) || !draft.value) return undefined
  reader.skip(row.count)
  return [{ ...draft, type }]
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

/**
 * The cells by the columns. A text that nobody quoted may hold the delimiter itself: then it has
 * as many cells as the row has too many.
 */
function draftOf(cells: readonly string[], { columns, delimiter }: Table, line: SourceLine): Draft {
  const draft: Draft = { line: line.number, text: line.text, hidden: line.hidden }
  const valueAt = columns.indexOf('value')
  const tooMany = delimiter === ',' || delimiter === ';' ? Math.max(0, cells.length - columns.length) : 0
  for (const [index, part] of columns.entries()) {
    const from = index > valueAt && valueAt !== -1 ? index + tooMany : index
    const cell = (part === 'value' ? cells.slice(from, from + tooMany + 1).join(delimiter) : cells[from])?.trim()
    if (!part || !cell) continue
    if (part === 'zone') draft.origin ??= hasIcannSuffix(bareName(cell)) ? bareName(cell) : undefined
    else if (draft[part] === undefined) draft[part] = cell
  }
  if (draft.origin === undefined) delete draft.origin
  const behind = cells.slice(valueAt + tooMany + 1)
  return valueAt !== -1 && behind.every((cell) => areTrailers(cell)) ? { ...draft, open: true } : draft
}
