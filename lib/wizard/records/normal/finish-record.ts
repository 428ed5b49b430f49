import { type Draft, isRecordType } from '#lib/wizard/records/formats/draft.ts'
import { kindOf } from '#lib/wizard/records/kind-of.ts'
import type { RecordKind } from '#lib/wizard/view.ts'
import { fullName, type NameContext } from './full-name.ts'
import { hasNoEnding, hostText, isCutShort, isRecordName, type Mended, type Mending } from './host-text.ts'
import { isCutKey } from './text-grammar.ts'
import { ttlSeconds } from './ttl-seconds.ts'
import type { UnreadReason } from './unread-reason.ts'
import { valueText } from './value-text.ts'
import { stringsOf } from './zone-text.ts'

/** A name or a value that is not as it was given: shown beside the record. */
export interface Correction {
  part: 'name' | 'value'
  from: string
  mendings: Mending[]
}

/** A record as it was handed out, in normal form. */
export interface ReadRecord {
  type: string
  /** lower case, no last dot */
  name: string
  value: string
  ttl: number | null
  kind: RecordKind
  /** where it stands in the text, counted from 1 */
  line: number
  corrections: Correction[]
}

export type Finished = { ok: true; record: ReadRecord } | { ok: false; reason: UnreadReason }

const refused = (reason: UnreadReason): Finished => ({ ok: false, reason })

/** A spreadsheet would compute this (OWASP, CSV injection); a record's parts never begin so. */
const isFormula = (text: string): boolean => /^\s{0,9}["']?[=+@-]\s{0,9}[a-z]+\s{0,9}\(/i.test(text)

/** The record that a draft stands for, in normal form, or why it is none. Nothing that is not there is put in. Pure. */
export function finishRecord(draft: Draft, context: NameContext): Finished {
  const { type, name, value } = draft
  if (draft.refused) return refused(draft.refused)
  if (!isQuoted(draft) && [name, value].some((part) => part && isFormula(part))) return refused('formula')
  if (!type) return refused(name && value ? 'no-type' : 'plain-text')
  if (!isRecordType(type)) return refused('other-type')
  if (name === undefined || name === '') return refused('no-name')
  if (!value) return refused('no-value')
  if (isCutShort(name) || (!isQuoted(draft) && isCutShort(value))) return refused('cut-short')
  // RFC 1035, 5.1: a zone file's names are relative to its origin, all others to the sending domain.
  const names = draft.origin === undefined ? context : { ...context, origin: draft.origin, stated: true }
  const owner = ownerName(name, names, draft)
  if (!owner) return refused('bad-name')
  const { priority, origin, exact } = draft
  const data = valueText(type, { value, priority, origin, exact }, names)
  if (!data) return refused(whyNoValue(type, draft))
  if (isCutKey(data.text)) return refused('cut-key')
  if (type === 'CNAME' && hasNoEnding(data.text)) return refused('cut-name')
  const kind = kindOf(type, owner.text, data.text, context.known)
  const corrections = [correction('name', name, owner, draft), correction('value', value, data, draft)].flat()
  return { ok: true, record: { type, name: owner.text, value: data.text, ttl: ttlSeconds(draft.ttl), kind, line: draft.line, corrections } }
}

function whyNoValue(type: string, { value = '', priority }: Draft): UnreadReason {
  if (type === 'MX' && !/^\d/.test(value.trim()) && !priority) return 'no-priority'
  return type === 'CNAME' && /\S \S/.test(value) ? 'unclear' : 'bad-value'
}

/** A text in quotation marks has its end. */
const isQuoted = ({ type, value = '', exact }: Draft): boolean =>
  exact === true || (type === 'TXT' && stringsOf(value.trim()) !== undefined)

/** The name as it stands there, without what is around it. */
export const bareName = (typed: string): string => hostText(typed).text

function ownerName(typed: string, names: NameContext, { type, full: isFull }: Draft): Mended | undefined {
  if (typed.trim() === '@') return fullName('@', names)
  const bare = hostText(typed)
  if (!isRecordName(bare.text)) return undefined
  const full = fullName(bare.text, names, type, isFull ? 'whole' : bare.mendings.includes('last-dot') ? 'dotted' : 'open')
  return isRecordName(full.text) ? { text: full.text, mendings: [...bare.mendings, ...full.mendings] } : undefined
}

function correction(part: 'name' | 'value', from: string, { mendings }: Mended, { hidden, composed, wrapped }: Draft): Correction[] {
  const all: Mending[] = [
    ...mendings,
    ...(wrapped && part === 'value' ? (['joined'] as const) : []),
    ...(hidden && part === 'value' ? (['hidden'] as const) : []),
    ...(composed && part === 'value' ? (['composed'] as const) : []),
  ]
  return all.length > 0 ? [{ part, from: from.replace(/\s+/g, ' ').trim().slice(0, 300), mendings: [...new Set(all)] }] : []
}
