import type { ReadRecord } from '#lib/wizard/records/normal/finish-record.ts'
import { parseRecords } from '#lib/wizard/records/parse-records.ts'
import type { UnreadLineView } from '#lib/wizard/view.ts'
import { type DnsRecordsField, dnsRecordsFields, recordSources } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readChoice, readValues } from './form.ts'

const longestText = 60_000
const mostRecords = 60

export type DnsRecordsAnswer =
  | { source: 'already-verified'; text: string; records: []; unread: [] }
  | { source: 'pasted'; text: string; records: ReadRecord[]; unread: UnreadLineView[] }

/**
 * Step 2. Lines that are not understood are kept and told, never guessed.
 * @param sendingDomain completes names that were given relative to it
 * @param linkHosts names that are known to be complete; pure
 */
export function parseDnsRecords(
  raw: RawForm,
  sendingDomain: string,
  linkHosts: readonly string[],
): Parsed<DnsRecordsField, DnsRecordsAnswer> {
  const values = readValues(dnsRecordsFields, raw)
  const errors = new FormErrors<DnsRecordsField>()
  const source = readChoice(recordSources, values, 'source', errors, 'source-missing')
  if (source === 'already-verified') return { ok: true, answer: { source, text: values.records, records: [], unread: [] } }
  const text = values.records
  if (text.length > longestText) errors.add('records', 'records-too-long', { max: String(longestText) })
  const { records, unread } = parseRecords(text.slice(0, longestText), sendingDomain, linkHosts)
  if (text.trim() === '') errors.add('records', 'records-missing')
  else if (records.length === 0) errors.add('records', 'records-not-understood')
  if (records.length > mostRecords) errors.add('records', 'records-too-many', { max: String(mostRecords) })
  if (errors.any || !source) return { ok: false, form: { values, errors: errors.errors } }
  return { ok: true, answer: { source, text, records, unread } }
}
