import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { continuesValue } from './continues-value.ts'
import { type Around, type Draft, type Format, type Part, typeIn, withoutBullet } from './draft.ts'
import { type Label, labelOf, longestLabel, typeOfLabel } from './labels.ts'

interface Labelled {
  label: Label
  /** the label's own words */
  words: string
  value: string
}

/**
 * A record with a label before each of its parts, one a line or several: `Type: CNAME / Host: …`.
 * The parts may come in any order; a part that comes again begins the next record. A label
 * alone has its text in the line after it.
 */
export const labelBlock: Format = (reader, around) => {
  const first = reader.peek()
  if (!first || labelledParts(first, reader).length === 0) return undefined
  const block = new Block(around)
  for (let line: SourceLine | undefined = first; line; line = reader.peek()) {
    const found = block.waits() && !startsWithLabel(line.text) ? [] : labelledParts(line, reader)
    if (line.text.trim() === '') block.pause()
    else if (found.length > 0) block.take(found, line)
    else if (!block.goesOn(line)) break
    reader.skip()
  }
  return block.drafts()
}

class Block {
  private readonly done: Draft[] = []
  private readonly around: Around
  private draft: Draft | undefined
  private open: Part | undefined

  constructor(around: Around) {
    this.around = around
  }

  /** Whether a label stands there with nothing after it. */
  waits(): boolean {
    return this.open !== undefined && this.draft?.[this.open] === ''
  }

  pause(): void {
    if (!this.waits()) this.open = undefined
  }

  take(found: readonly Labelled[], line: SourceLine): void {
    for (const { label, words, value } of found) {
      const part = label === 'record' ? this.partOfRecord(value) : label
      if (part === 'ignored') {
        this.open = undefined
        continue
      }
      if (this.draft?.[part]) this.finish()
      this.draft ??= { line: line.number, text: '', hidden: line.hidden }
      this.draft.text = `${this.draft.text} ${words ? `${words.trim()}: ` : ''}${value}`.trim()
      this.draft[part] = part === 'type' && value !== '' ? (typeIn(value) ?? value) : value
      if (part !== 'type') this.draft.type ??= typeOfLabel(words)
      if (line.hidden) this.draft.hidden = true
      this.open = part
    }
  }

  /** A line without a label belongs to the last one while that has no text, or its text cannot have ended. */
  goesOn(line: SourceLine): boolean {
    const part = this.open
    if (!this.draft || part === undefined) return false
    const before = this.draft[part] ?? ''
    const text = line.text.trim()
    if (before === '') this.draft[part] = part === 'type' ? (typeIn(text) ?? text) : text
    else if (part === 'value' && continuesValue(before, text)) this.draft.value = `${before}\n${text}`
    else return false
    return true
  }

  drafts(): Draft[] {
    this.finish()
    return this.done
  }

  private partOfRecord(value: string): Part {
    if (typeIn(value) !== undefined) return 'type'
    return this.draft?.name ? 'value' : 'name'
  }

  private finish(): void {
    const { draft } = this
    if (draft) this.done.push({ ...draft, type: (draft.type ? (typeIn(draft.type) ?? draft.type) : undefined) ?? this.around.type })
    this.draft = undefined
    this.open = undefined
  }
}

const startsWithLabel = (line: string): boolean => {
  const colon = line.indexOf(':')
  return colon > 0 && labelOf(withoutBullet(line.slice(0, colon))) !== undefined
}

/** The labels of a line with what follows each; none where it does not begin with one. */
function labelledParts(line: SourceLine, reader: LineReader): Labelled[] {
  const text = withoutBullet(line.text).replace(/^[\s"'{*|]+/, '')
  const alone = labelOf(text)
  if (alone && alone !== 'record') return text.endsWith(':') || hasTextBelow(reader) ? [{ label: alone, words: text, value: '' }] : []
  const marks = [...text.matchAll(/[:=\t]/g)].flatMap((mark) => labelBefore(text, mark) ?? [])
  const [first] = marks
  if (!first) return []
  const lead = text.slice(0, first.from).replace(/[\s/|,;:-]+$/, '')
  const leadType = lead === '' ? undefined : typeIn(lead)
  if (lead !== '' && leadType === undefined) return []
  const found = marks.map(({ label, words, to }, index) => ({ label, words, value: trimmed(text.slice(to, marks[index + 1]?.from)) }))
  // `CNAME: link.example.com sendgrid.net` is a whole record in one line.
  if (found.length === 1 && first.label === 'record' && /\S\s+\S/.test(found[0]?.value ?? '')) return []
  return leadType ? [{ label: 'type', words: '', value: leadType }, ...found] : found
}

/** What parts labels on one line, and the marks of JSON around a text. */
const trimmed = (value: string): string =>
  value
    .replace(/^[\s:=*]+|(?:\s\/|[\s|,;*])+$/g, '')
    .replace(/\s-$/, '')
    .replace(/^"([^"]*)"$/, '$1')
    .replace(/^'([^']*)'$/, '$1')

interface LabelMark {
  label: Label
  words: string
  from: number
  to: number
}

/** The label that ends at a colon; an equals sign or a tab makes one only of what the line begins with. */
function labelBefore(text: string, mark: RegExpExecArray): LabelMark | undefined {
  const begin = Math.max(0, mark.index - longestLabel)
  const before = text.slice(begin, mark.index)
  const starts = [...before.matchAll(/(?:^|[\s/|,;("'*-])(?=[^\s/|,;("'*-])/g)].map((gap) => begin + gap.index + (gap[0] ? 1 : 0))
  for (const from of begin === 0 ? [0, ...starts] : starts) {
    const words = text.slice(from, mark.index)
    const label = mark[0] === ':' || (from === 0 && !/[\t=]/.test(words)) ? labelOf(words) : undefined
    if (label) return { label, words, from, to: mark.index + 1 }
  }
  return undefined
}

/** Whether the next line that is not empty holds text, not one more label: several in a row are the head of a table. */
function hasTextBelow(reader: LineReader): boolean {
  for (let ahead = 1; ahead <= 3; ahead++) {
    const text = reader.peek(ahead)?.text.trim() ?? ''
    if (text !== '') return labelOf(text) === undefined || typeIn(text) !== undefined
  }
  return false
}
