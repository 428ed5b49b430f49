import { bareName, finishRecord } from '#lib/wizard/records/normal/finish-record.ts'
import { isWhole } from '#lib/wizard/records/normal/host-text.ts'
import { beginsText } from '#lib/wizard/records/normal/text-grammar.ts'
import { hasOpenQuote } from '#lib/wizard/records/normal/zone-text.ts'
import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { draftOfCells } from './cell-row.ts'
import { cellsOf } from './cells.ts'
import { type Around, type Draft, type Format, typeIn, withoutBullet } from './draft.ts'
import { labelOf } from './labels.ts'
import { isOwnRecord } from './own-name.ts'
import { draftOfSentence } from './sentence.ts'
import { draftOfWords } from './word-row.ts'

/** Most lines over which a name and a value are broken on a screenshot or in a document. */
const mostJoined = 4
/** Longest of such lines. */
const longestJoined = 300

/**
 * A record in one line, its parts in the usual order or the type in its middle: cells of a
 * table without a head, words, a sentence. A line that ends before the record does goes on in
 * the next ones.
 */
export const looseLine: Format = (reader, around) => {
  const line = reader.peek()
  if (!line || line.text.trim() === '') return undefined
  const alone = draftOf(line, line.text, around)
  const whole = alone && (isComplete(alone, around) || isBegun(alone)) ? undefined : joined(reader, line, around)
  const draft = whole?.draft ?? alone
  if (!draft) return undefined
  reader.skip(whole?.count ?? 1)
  return [draft]
}

/** Whether a draft has a text that says by its beginning what it goes on with. */
const isBegun = ({ type, name, value = '', open }: Draft): boolean =>
  type === 'TXT' && Boolean(name) && open === true && (beginsText(value) || hasOpenQuote(value))

/** Whether a draft makes a record whose value has an end. */
function isComplete(draft: Draft, around: Around): boolean {
  const finished = finishRecord(draft, around.names)
  return finished.ok && (finished.record.type !== 'CNAME' || isWhole(finished.record.value))
}

/** The best reading of this line with some of the next: a line break stands for a blank, or for nothing in the middle of a name. */
function joined(reader: LineReader, line: SourceLine, around: Around): { draft: Draft; count: number } | undefined {
  const first = line.text.trim()
  if (first.length > longestJoined || !first.split(/\s+/).some((word) => typeIn(word) !== undefined)) return undefined
  let texts = [first]
  let best: { draft: Draft; count: number; weight: number } | undefined
  for (let count = 1; count < mostJoined; count++) {
    const next = reader.peek(count)?.text.trim() ?? ''
    if (next === '' || next.length > longestJoined || beginsAnother(next)) break
    const isText = beginsText(next) || next.startsWith('"')
    texts = texts.flatMap((text) => [`${text} ${next}`, ...(isText ? [] : [`${text}${next}`])])
    for (const text of texts) {
      const words = draftOfWords(text, around)
      const draft = words && { ...words, line: line.number, text: first, hidden: line.hidden }
      const weight = draft ? weightOf(draft, around) : 0
      if (draft && weight > (best?.weight ?? 0)) best = { draft: { ...draft, wrapped: true }, count: count + 1, weight }
    }
    if (isText) break
  }
  return best
}

const beginsAnother = (text: string): boolean => {
  const [first = ''] = text.split(/\s/, 1)
  return typeIn(first) !== undefined || labelOf(text.split(':', 1)[0] ?? '') !== undefined
}

function weightOf(draft: Draft, around: Around): number {
  const finished = finishRecord(draft, around.names)
  if (!finished.ok || (draft.type === 'CNAME' && !isWhole(finished.record.value))) return 0
  return 1 + (isOwnRecord(bareName(draft.name ?? ''), around) ? 4 : 0) + (finished.record.kind === 'other' ? 0 : 2)
}

/** The readings of a line, the surest first; the first that makes a record, else the first that says what is missing. */
function draftOf(line: SourceLine, text: string, around: Around): Draft | undefined {
  const bare = withoutBullet(text)
  const readings = [
    ...cellRows(bare).map((cells) => () => draftOfCells(cells, around)),
    () => draftOfWords(bare, around),
    () => draftOfSentence(bare, around),
  ]
  let first: Partial<Draft> | undefined
  for (const reading of readings) {
    const found = reading()
    const draft = found && { ...found, line: line.number, text: line.text.trim(), hidden: line.hidden }
    const finished = draft && finishRecord(draft, around.names)
    if (finished && (isBegun(draft) || finished.ok || finished.reason === 'formula')) return draft
    first ??= draft
  }
  return first && { ...first, line: line.number, text: line.text.trim(), hidden: line.hidden }
}

/** The line as a row, by each sign that may part its cells. */
function cellRows(line: string): string[][] {
  if (line.includes('\t')) return [line.split('\t')]
  if (line.includes('|')) return [cellsOf(line, '|') ?? []]
  const delimiter = /^"?[^\s",;]{1,255}"?([,;])/.exec(line)?.[1]
  const parted = delimiter && cellsOf(line, delimiter)
  const columns = line.trim().split(/ {2,}/)
  return [...(parted ? [withWholeTexts(parted, delimiter)] : []), ...(columns.length > 2 ? [columns] : [])]
}

/** A text that nobody quoted may hold the sign that parts the cells: its tags, and its addresses, are one cell. */
function withWholeTexts(cells: readonly string[], delimiter: string): string[] {
  const whole: string[] = []
  for (const cell of cells) {
    const last = whole.at(-1) ?? ''
    if (beginsText(last.trim()) && /^\s*(?:[a-z]{1,6}\s?=|mailto:|$)/i.test(cell)) whole[whole.length - 1] = `${last}${delimiter}${cell}`
    else whole.push(cell)
  }
  return whole
}
