import type { ReadRecord } from '#lib/wizard/records/normal/finish-record.ts'
import { parseRecords, type UnreadLine } from '#lib/wizard/records/parse-records.ts'
import { type PasteContext, recordsFault, textFault } from '#lib/wizard/records/review/faults.ts'
import { newLinkHosts } from '#lib/wizard/records/review/notes.ts'
import { type DnsRecordsField, dnsRecordsFields, recordSources } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readChoice, readValues } from './form.ts'
import { mostLinkHosts } from './parse-braze-setup.ts'

/** What is given back of a text that is too long to be read: as much as one request may hold. */
const longestKept = 4_000_000

export type DnsRecordsAnswer =
  | { source: 'already-verified'; text: string; records: []; unread: []; addLinkHosts: [] }
  | {
      source: 'pasted'
      text: string
      records: ReadRecord[]
      /** lines that may hold a record after all; plain text is left out */
      unread: UnreadLine[]
      /** link hosts found in the text that step 1 is to list from now on */
      addLinkHosts: string[]
    }

/** Step 2. Lines that are not understood are kept and told, never guessed. Pure. */
export function parseDnsRecords(raw: RawForm, context: PasteContext): Parsed<DnsRecordsField, DnsRecordsAnswer> {
  const sent = readValues(dnsRecordsFields, raw, longestKept)
  // Forms send line breaks as two characters (HTML, 4.10.22.4); the box counts and shows one.
  const values = { ...sent, records: sent.records.replaceAll('\r\n', '\n') }
  const errors = new FormErrors<DnsRecordsField>()
  const source = readChoice(recordSources, values, 'source', errors, 'source-missing')
  const text = values.records
  if (source === 'already-verified') {
    // What was pasted before stays, for whoever changes their mind; of a text too long to be read nothing is stored.
    const kept = textFault(text)?.code === 'records-too-long' ? '' : text
    return { ok: true, answer: { source, text: kept, records: [], unread: [], addLinkHosts: [] } }
  }
  const found = readText(text, context, errors)
  const addLinkHosts = values.addLinkHosts === '' ? [] : newLinkHosts(found.records, context)
  if (context.linkHosts.length + addLinkHosts.length > mostLinkHosts)
    errors.add('addLinkHosts', 'link-hosts-too-many', { max: String(mostLinkHosts) })
  if (errors.any || !source) return { ok: false, form: { values, errors: errors.errors } }
  const unread = found.unread.filter(({ reason }) => reason !== 'plain-text')
  return { ok: true, answer: { source, text, records: found.records, unread, addLinkHosts } }
}

function readText(
  text: string,
  context: PasteContext,
  errors: FormErrors<DnsRecordsField>,
): { records: ReadRecord[]; unread: UnreadLine[] } {
  const unreadable = textFault(text)
  const parsed = unreadable ? undefined : parseRecords(text, context.sendingDomain, context.linkHosts)
  const fault = unreadable ?? (parsed && recordsFault(parsed, context))
  if (fault) errors.add('records', fault.code, fault.params)
  return parsed ?? { records: [], unread: [] }
}
