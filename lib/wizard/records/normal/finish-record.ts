import { type Draft, isRecordType } from '#lib/wizard/records/formats/draft.ts'
import { kindOf } from '#lib/wizard/records/kind-of.ts'
import type { RecordKind } from '#lib/wizard/view.ts'
import { fullName, type NameContext } from './full-name.ts'
import { hostText, isCutShort, isRecordName, type Mended, type Mending } from './host-text.ts'
import { ttlSeconds } from './ttl-seconds.ts'
import { valueText } from './value-text.ts'

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

/** Why no record comes of a line; `plain-text` is no sign of one at all. */
export const unreadReasons = [
  'plain-text',
  'unclear', // it names a record's type or a host of the customer's, in no shape that is known
  'no-type',
  'no-name',
  'no-value',
  'no-priority', // an MX record without its number
  'other-type', // a type that nobody hands out for this
  'cut-short', // dots stand for what is missing
  'bad-name',
  'bad-value',
  'formula', // of a spreadsheet
  'script', // of a web page
  'too-long',
] as const
export type UnreadReason = (typeof unreadReasons)[number]

export type Finished = { ok: true; record: ReadRecord } | { ok: false; reason: UnreadReason }

const refused = (reason: UnreadReason): Finished => ({ ok: false, reason })

/** A spreadsheet would compute this (OWASP, CSV injection); a record's parts never begin so. */
const isFormula = (text: string): boolean => /^\s*["']?[=+@-]\s*[a-z]+\s*\(/i.test(text)

/** The record that a draft stands for, in normal form, or why it is none. Nothing that is not there is put in. Pure. */
export function finishRecord(draft: Draft, context: NameContext): Finished {
  const { type, name, value } = draft
  if ([name, value].some((part) => part && isFormula(part))) return refused('formula')
  if (!type) return refused(name && value ? 'no-type' : 'plain-text')
  if (!isRecordType(type)) return refused('other-type')
  if (!name) return refused('no-name')
  if (!value) return refused('no-value')
  if (isCutShort(name) || isCutShort(value)) return refused('cut-short')
  // RFC 1035, 5.1: a zone file's names are relative to its origin, all others to the sending domain.
  const names = { ...context, origin: draft.origin ?? context.origin }
  const owner = ownerName(name, { ...names, isAlias: type === 'CNAME' })
  if (!owner) return refused('bad-name')
  const data = valueText(type, { value, priority: draft.priority }, names)
  if (!data) return refused(whyNoValue(type, draft))
  const kind = kindOf(type, owner.text, data.text, context.known)
  const corrections = [correction('name', name, owner, draft), correction('value', value, data, draft)].flat()
  return { ok: true, record: { type, name: owner.text, value: data.text, ttl: ttlSeconds(draft.ttl), kind, line: draft.line, corrections } }
}

function whyNoValue(type: string, { value = '', priority }: Draft): UnreadReason {
  if (type === 'MX' && !/^\d/.test(value.trim()) && !priority) return 'no-priority'
  return type === 'CNAME' && /\S \S/.test(value) ? 'unclear' : 'bad-value'
}

function ownerName(typed: string, names: NameContext): Mended | undefined {
  if (typed.trim() === '@') return fullName('@', names)
  const bare = hostText(typed)
  if (!isRecordName(bare.text)) return undefined
  const full = fullName(bare.text, { ...names, isAlias: names.isAlias === true && !bare.mendings.includes('last-dot') })
  return isRecordName(full.text) ? { text: full.text, mendings: [...bare.mendings, ...full.mendings] } : undefined
}

function correction(part: 'name' | 'value', from: string, { mendings }: Mended, { hidden, composed }: Draft): Correction[] {
  const all: Mending[] = [
    ...mendings,
    ...(hidden && part === 'value' ? (['hidden'] as const) : []),
    ...(composed && part === 'value' ? (['composed'] as const) : []),
  ]
  return all.length > 0 ? [{ part, from: from.replace(/\s+/g, ' ').trim().slice(0, 300), mendings: [...new Set(all)] }] : []
}
