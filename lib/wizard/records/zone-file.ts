import { quotedText } from '#lib/providers/dns/entered-record.ts'
import type { HandedOutRecord } from '#lib/wizard/model.ts'
import { recordsOutWords } from '#lib/words/en/records-out.ts'

/** For records that came without a TTL: what most zones use, seconds. */
const usualTtl = 3600
const namesTarget = new Set(['CNAME', 'NS', 'MX', 'PTR', 'DNAME'])

type ZoneRecord = Pick<HandedOutRecord, 'type' | 'name' | 'value' | 'ttl'>

/** The records as lines of a zone file (RFC 1035, 5.1), every name absolute: right in whichever zone they are read into. Pure. */
export function zoneFile(customer: string, records: readonly ZoneRecord[]): string {
  const head = [`; ${recordsOutWords.zoneFileHead(customer.replace(/[^\p{L}\p{N} .,&'-]/gu, ' '))}`, `$TTL ${usualTtl}`]
  const lines = records.map((record) => `${record.name}.\t${record.ttl ?? usualTtl}\tIN\t${record.type}\t${dataOf(record)}`)
  return `${[...head, ...lines].join('\n')}\n`
}

function dataOf({ type, value }: ZoneRecord): string {
  if (type === 'TXT') return quotedText(value)
  return namesTarget.has(type) ? `${value}.` : value
}
