import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { type Draft, type Format, looksLikeName, looksLikeTtl, type Part, typeIn } from './draft.ts'
import { labelOf } from './labels.ts'
import { withRest } from './rest-of-value.ts'

/** The next lines that hold anything. */
function upcoming(reader: LineReader, count: number): { line: SourceLine; ahead: number }[] {
  const found: { line: SourceLine; ahead: number }[] = []
  for (let ahead = 0; found.length < count && ahead < count * 3; ahead++) {
    const line = reader.peek(ahead)
    if (!line) break
    if (line.text.trim() !== '') found.push({ line, ahead })
  }
  return found
}

const mostColumns = 8

/**
 * A table whose every cell is a line of its own, as some pages are copied: below a head of
 * labels in any order, or without one as type, name, value or name, type, value.
 */
export const stackedCells: Format = (reader, around) => {
  const next = upcoming(reader, mostColumns)
  const [first] = next
  if (!first || first.ahead > 0) return undefined
  const labels = next.map(({ line }) => (typeIn(line.text) ? undefined : labelOf(line.text)))
  const width = labels.indexOf(undefined)
  const columns = labels
    .slice(0, width === -1 ? labels.length : width)
    .map((label) => (label === 'ignored' || label === 'record' || label === 'zone' ? undefined : label))
  const known = new Set(columns.filter((column) => column === 'type' || column === 'name' || column === 'value'))
  if (known.size >= 2 && columns.length >= 2) {
    reader.skip((next[columns.length - 1]?.ahead ?? 0) + 1)
    return rows(reader, columns, around.type)
  }
  return oneRecord(reader, next)
}

function rows(reader: LineReader, columns: readonly (Part | undefined)[], heading: string | undefined): Draft[] {
  const drafts: Draft[] = []
  for (;;) {
    const cells = upcoming(reader, columns.length)
    const [first] = cells
    const last = cells.at(-1)
    if (!first || !last || cells.length < columns.length) return drafts
    const draft: Draft = { line: first.line.number, text: first.line.text.trim(), hidden: cells.some(({ line }) => line.hidden) }
    for (const [index, part] of columns.entries()) if (part) draft[part] = cells[index]?.line.text.trim()
    const type = columns.includes('type') ? typeIn(draft.type ?? '') : heading
    if (!type || !draft.name || !looksLikeName(draft.name)) return drafts
    reader.skip(last.ahead + 1)
    drafts.push(columns.at(-1) === 'value' ? withRest(reader, { ...draft, type, open: true }) : { ...draft, type })
  }
}

function oneRecord(reader: LineReader, next: readonly { line: SourceLine; ahead: number }[]): Draft[] | undefined {
  const texts = next.map(({ line }) => line.text.trim())
  const typeAt = typeIn(texts[0] ?? '') ? 0 : typeIn(texts[1] ?? '') && looksLikeName(texts[0] ?? '') ? 1 : -1
  const [name, value] = [texts[typeAt === 0 ? 1 : 0] ?? '', texts[2] ?? '']
  const isCell = (text: string) => text !== '' && typeIn(text) === undefined && labelOf(text) === undefined
  if (typeAt === -1 || !isCell(name) || !looksLikeName(name) || !isCell(value)) return undefined
  const type = typeIn(texts[typeAt] ?? '') ?? ''
  if (type !== 'TXT' && type !== 'MX' && /\s/.test(value)) return undefined
  const ttl = typeIn(texts[4] ?? '') || texts[4] === undefined || texts[4].includes('.') ? texts[3] : undefined
  const taken = ttl !== undefined && looksLikeTtl(ttl) ? 4 : 3
  const first = next[0]?.line
  reader.skip((next[taken - 1]?.ahead ?? 0) + 1)
  const draft = {
    line: first?.number ?? 0,
    text: texts.slice(0, 3).join(' '),
    hidden: next.slice(0, 3).some(({ line }) => line.hidden),
    type,
    name,
    value,
    open: taken === 3,
  }
  return [taken === 4 ? { ...draft, ttl } : draft]
}
