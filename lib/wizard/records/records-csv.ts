import { recordsOutWords } from '#lib/words/en/records-out.ts'
import { neutralised } from './read-back/formula.ts'
import type { RecordsOutView } from './records-out.ts'

/** The records as CSV (RFC 4180), fit for spreadsheets: no cell is taken for a formula. Pure. */
export function recordsCsv({ records, zones }: Pick<RecordsOutView, 'records' | 'zones'>): string {
  const rows = records.map(({ type, name, entered, ttl, zone }) => [
    type,
    entered.name,
    name,
    entered.value,
    entered.preference ?? '',
    ttl === null ? '' : String(ttl),
    zone ?? '',
    zones.find((one) => one.zone === zone)?.hosts.join(', ') ?? '',
  ])
  return [recordsOutWords.csvHead, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

const cell = (text: string): string => {
  const safe = neutralised(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
