import { fieldError } from '#lib/wizard/forms/form.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'
import type { ReadRecord } from '#lib/wizard/records/normal/finish-record.ts'
import { type ParsedRecords, parseRecords, type UnreadLine } from '#lib/wizard/records/parse-records.ts'
import { type PasteContext, recordsFault, textFault } from '#lib/wizard/records/review/faults.ts'
import { newLinkHosts, type PasteNote, pasteNotes } from '#lib/wizard/records/review/notes.ts'
import type { RecordKind } from '#lib/wizard/view.ts'
import { recordsInWords as words } from '#lib/words/en/records-in.ts'

export interface PastedRecordView {
  line: number
  type: string
  name: string
  value: string
  kind: RecordKind
  /** what was mended, a sentence each */
  corrections: string[]
}

export interface UnreadLineView {
  line: number
  text: string
  /** empty for plain text */
  why: string
}

/** What was made of a pasted text: shown while it is typed, and after it was saved. */
export interface PasteView {
  records: PastedRecordView[]
  /** lines that may hold a record, and why none was made of them */
  unread: UnreadLineView[]
  /** the other lines of which no record was made */
  plain: UnreadLineView[]
  /** what keeps the records from being saved */
  problem: string | null
  notes: PasteNote[]
  /** link hosts that could be added to step 1 */
  newLinkHosts: string[]
}

/** A text as it is read against step 1; nothing of it is stored. Pure. */
export function pasteView(text: string, context: PasteContext): PasteView {
  const unreadable = textFault(text)
  const parsed: ParsedRecords = unreadable
    ? { records: [], unread: [], repeated: [], context: [], taken: [], handedOut: 0 }
    : parseRecords(text, context.sendingDomain, context.linkHosts)
  const fault = unreadable ?? recordsFault(parsed, context)
  const lines = parsed.unread.map(unreadLine)
  return {
    records: parsed.records.map(pastedRecord),
    unread: lines.filter(({ why }) => why !== ''),
    plain: lines.filter(({ why }) => why === ''),
    problem: fault ? fieldError(fault.code, fault.params).message : null,
    notes: pasteNotes(parsed, context),
    newLinkHosts: newLinkHosts(parsed.records, context),
  }
}

/** What was saved, as the same text reads now: step 1 may have changed since. */
export function savedPasteView(text: string, context: PasteContext, stored: readonly HandedOutRecord[]): PasteView {
  const view = pasteView(text, context)
  const same =
    stored.length === view.records.length &&
    stored.every((record) =>
      view.records.some((read) => read.type === record.type && read.name === record.name && read.value === record.value),
    )
  if (same) return view
  return {
    ...view,
    notes: [{ id: 'outdated', tone: 'care', title: words.outdatedTitle, text: words.outdated, step1: false }, ...view.notes],
  }
}

const pastedRecord = ({ line, type, name, value, kind, corrections }: ReadRecord): PastedRecordView => ({
  line,
  type,
  name,
  value,
  kind,
  corrections: corrections.map(({ part, from, mendings }) => words.correction(part, from, part === 'name' ? name : value, mendings)),
})

const unreadLine = ({ line, text, reason }: UnreadLine): UnreadLineView => ({
  line,
  text,
  why: reason === 'plain-text' ? '' : words.reasons[reason],
})
