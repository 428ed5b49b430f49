import { hasIcannSuffix } from '#lib/engine/target/domain-names.ts'
import { bareName } from '#lib/wizard/records/normal/finish-record.ts'
import { hostText, isHostValue, isWhole, trimmedOf } from '#lib/wizard/records/normal/host-text.ts'
import { beginsText } from '#lib/wizard/records/normal/text-grammar.ts'
import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { type Around, type Draft, type Format, type Part, typeIn, withoutBullet } from './draft.ts'
import { type Label, labelOf, longestLabel, typeOfLabel } from './labels.ts'
import { withRest } from './rest-of-value.ts'

interface Labelled {
  label: Label
  /** the label's own words */
  words: string
  value: string
}

/** Most lines that one record's labels, notes between them and broken texts take. */
const mostLines = 64

/**
 * A record with a label before each of its parts, one a line or several: `Type: CNAME / Host: …`.
 * The parts may come in any order; a part that comes again begins the next record. A label
 * alone has its text in the line after it.
 */
export const labelBlock: Format = (reader, around) => {
  const first = reader.peek()
  if (!first || labelledParts(first, reader).length === 0) return undefined
  const block = new Block(around)
  for (let count = 0; count < mostLines; count++) {
    const line = reader.peek()
    if (!line) break
    const found = block.waits() && !startsWithLabel(line.text) ? [] : labelledParts(line, reader)
    if (line.text.trim() === '') block.pause()
    else if (found.length > 0) {
      if (count > 0 && block.isAnother(found)) break
      block.take(found, line)
    } else if (!block.goesOn(line, reader)) break
    reader.skip()
    if (found.length > 0) block.takeRest(reader)
  }
  return block.drafts()
}

class Block {
  private readonly done: Draft[] = []
  private readonly around: Around
  private draft: Draft | undefined
  private zone: string | undefined
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

  /** Whether labels begin one more record. */
  isAnother(found: readonly Labelled[]): boolean {
    const [first] = found
    const part = first && (first.label === 'record' ? this.partOfRecord(first.value) : first.label)
    return part !== undefined && part !== 'ignored' && part !== 'zone' && Boolean(this.draft?.[part])
  }

  take(found: readonly Labelled[], line: SourceLine): void {
    for (const { label, words, value } of found) {
      const part = label === 'record' ? this.partOfRecord(value) : label
      if (part === 'zone') this.zone ??= value
      if (part === 'ignored' || part === 'zone') {
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

  /** The lines that a value, or a name, goes on in. */
  takeRest(reader: LineReader): void {
    const { draft, open } = this
    if (!draft || !open || draft[open] === '') return
    if (open === 'value') this.draft = withRest(reader, { ...draft, type: draft.type ?? this.typeOfValue(draft.value), open: true })
    if (open === 'name') draft.name = this.withRestOfName(reader, draft.name ?? '')
    if (this.draft && draft.type === undefined) delete this.draft.type
  }

  /** A line without a label belongs to the last one while that has no text, or its text cannot have ended. */
  goesOn(line: SourceLine, reader: LineReader): boolean {
    const part = this.open
    if (!this.draft || part === undefined || this.draft[part] !== '') return false
    const text = line.text.trim()
    this.draft[part] = part === 'type' ? (typeIn(text) ?? text) : text
    if (part === 'value' || part === 'name') {
      reader.skip()
      this.takeRest(reader)
      reader.skip(-1)
    }
    return true
  }

  drafts(): Draft[] {
    this.finish()
    return this.done
  }

  private typeOfValue(value: string | undefined): string {
    return this.around.type ?? (isHostValue(hostText(value ?? '').text) ? 'CNAME' : 'TXT')
  }

  private withRestOfName(reader: LineReader, name: string): string {
    const next = reader.peek()?.text.trim() ?? ''
    const isBroken = /[.-]$/.test(name) || /^[.-]/.test(next)
    if (!isBroken || !/^[a-z0-9_.-]+$/i.test(next) || typeIn(next) !== undefined || labelOf(next) !== undefined) return name
    if (isWhole(hostText(name).text) && !next.startsWith('.')) return name
    reader.skip()
    return `${name}\n${next}`
  }

  private partOfRecord(value: string): Part {
    if (typeIn(value) !== undefined) return 'type'
    return this.draft?.name ? 'value' : 'name'
  }

  private finish(): void {
    const { draft, zone } = this
    if (draft) {
      const type = (draft.type ? (typeIn(draft.type) ?? draft.type) : undefined) ?? this.around.type
      const below = zone !== undefined && hasIcannSuffix(bareName(zone)) ? bareName(zone) : undefined
      const named = draft.name === undefined && zone !== undefined ? { name: zone } : below === undefined ? {} : { origin: below }
      this.done.push({ ...draft, type, ...named, open: false })
    }
    this.draft = undefined
    this.zone = undefined
    this.open = undefined
  }
}

const startsWithLabel = (line: string): boolean => {
  const colon = line.indexOf(':')
  return colon > 0 && labelOf(withoutBullet(line.slice(0, colon))) !== undefined
}

/** The labels of a line with what follows each; none where it does not begin with one. */
function labelledParts(line: SourceLine, reader: LineReader): Labelled[] {
  const text = trimmedOf(withoutBullet(line.text).trimStart(), ' \t"\'{*|', '')
  const alone = labelOf(text)
  if (alone && alone !== 'record') return text.endsWith(':') || hasTextBelow(reader) ? [{ label: alone, words: text, value: '' }] : []
  const marks = [...text.matchAll(/[:=\t]/g)].flatMap((mark) => labelBefore(text, mark) ?? [])
  const [first] = marks
  if (!first) return []
  const lead = trimmedOf(text.slice(0, first.from), '', ' \t/|,;:-')
  const leadType = lead === '' ? undefined : typeIn(lead)
  if (lead !== '' && leadType === undefined) return []
  const found = marks.map(({ label, words, to }, index) => ({ label, words, value: trimmed(text.slice(to, marks[index + 1]?.from)) }))
  // `CNAME: link.example.com sendgrid.net` is a whole record in one line.
  if (found.length === 1 && first.label === 'record' && /\S\s+\S/.test(found[0]?.value ?? '')) return []
  return leadType ? [{ label: 'type', words: '', value: leadType }, ...found] : found
}

/** What parts labels on one line, and the marks of JSON around a text. */
function trimmed(value: string): string {
  // A list of tags may end in the middle, with the sign that parts them.
  const signs = beginsText(value.trim()) ? ' \t|*' : ' \t|,;*'
  const bare = trimmedOf(value, ' \t:=*', signs)
  return trimmedOf(bare.replace(/\s[/-]$/, ''), '', signs)
    .replace(/^"([^"]*)"$/, '$1')
    .replace(/^'([^']*)'$/, '$1')
}

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
