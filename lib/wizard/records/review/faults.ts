import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { EspId } from '#lib/engine/target/target.ts'
import type { ReadRecord } from '#lib/wizard/records/normal/finish-record.ts'
import { isAtOrBelow } from '#lib/wizard/records/normal/full-name.ts'
import type { ParsedRecords } from '#lib/wizard/records/parse-records.ts'
import { countNoText } from '#lib/wizard/records/source/clean-text.ts'
import type { FormErrorCode } from '#lib/words/en/forms.ts'

/** What step 1 says, against which a paste is read. */
export interface PasteContext {
  esp: EspId
  sendingDomain: string
  linkHosts: readonly string[]
}

/** Longest text that is read at a time, characters: a zone of a thousand records. */
export const longestPaste = 100_000
/** Most records of one setup; Braze hands out six for a sending domain. */
const mostRecords = 60

export interface PasteFault {
  code: FormErrorCode
  params: Record<string, string>
}

const fault = (code: FormErrorCode, params: Record<string, string> = {}): PasteFault => ({ code, params })

/** What keeps a text from being read at all; undefined where it can be tried. */
export function textFault(text: string): PasteFault | undefined {
  if (text.trim() === '') return fault('records-missing')
  // A picture or a document that was opened as text.
  if (countNoText(text.slice(0, longestPaste)) * 50 > Math.min(text.length, longestPaste)) return fault('records-no-text')
  return text.length > longestPaste ? fault('records-too-long', { max: String(longestPaste), length: String(text.length) }) : undefined
}

/** What keeps the records that were found from being taken; undefined where nothing does. Pure. */
export function recordsFault({ records, unread }: ParsedRecords, context: PasteContext): PasteFault | undefined {
  if (records.length === 0) {
    const first = unread.find(({ reason }) => reason !== 'plain-text')
    return first
      ? fault('records-line-not-understood', { line: String(first.line), reason: first.reason })
      : fault('records-not-understood')
  }
  if (records.length > mostRecords) return fault('records-too-many', { max: String(mostRecords), count: String(records.length) })
  const foreign = records.filter((record) => !isOwn(record, context))
  if (foreign.length === records.length)
    return fault('records-of-other-domain', { name: foreign[0]?.name ?? '', domain: registeredDomain(context.sendingDomain) })
  return contradiction(records)
}

/** Whether a record is of the customer's: below the registered domain of what is sent from, or of a link host. */
export const isOwn = ({ name }: ReadRecord, { sendingDomain, linkHosts }: PasteContext): boolean =>
  [sendingDomain, ...linkHosts].some((own) => isAtOrBelow(name, registeredDomain(own)))

/** RFC 1034, 3.6.2: where a CNAME stands, nothing else may, and no second one. */
function contradiction(records: readonly ReadRecord[]): PasteFault | undefined {
  const byName = Map.groupBy(records, ({ name }) => name)
  for (const [name, same] of byName) {
    const alias = same.find(({ type }) => type === 'CNAME')
    const other = alias && same.find((record) => record !== alias)
    if (!alias || !other) continue
    const [first, second] = [alias, other].toSorted((a, b) => a.line - b.line) as [ReadRecord, ReadRecord]
    const params = { name, first: first.value, second: second.value, firstLine: String(first.line), secondLine: String(second.line) }
    return other.type === 'CNAME' ? fault('records-two-aliases', params) : fault('records-beside-alias', { ...params, type: other.type })
  }
  return undefined
}
