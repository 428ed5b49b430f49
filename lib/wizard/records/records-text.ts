import { recordsOutWords } from '#lib/words/en/records-out.ts'
import type { RecordOutView, ZoneOutView } from './records-out.ts'

const words = recordsOutWords.text

/** The records as plain text, for a mail or a chat: one block a zone, one paragraph a record. Pure. */
export function recordsText(customer: string, records: readonly RecordOutView[], zones: readonly ZoneOutView[]): string {
  const blocks = [...Map.groupBy(records, ({ zone }) => zone)].map(([name, own]) => {
    const zone = zones.find((one) => one.zone === name)
    return [zone ? zoneLines(zone) : [words.zoneUnknown], ...own.map(recordLines)].map((lines) => lines.join('\n')).join('\n\n')
  })
  return [words.opening(customer), ...blocks].join('\n\n')
}

function zoneLines({ zone, hosts, panels, notes }: ZoneOutView): string[] {
  return [words.zone(zone, hosts.join(', ')), ...panels.map(({ name, path }) => recordsOutWords.panel(name, path)), ...notes]
}

function recordLines({ type, name, entered, ttl }: RecordOutView): string[] {
  return [
    `${words.type}: ${type}`,
    `${words.name}: ${entered.name || words.empty}`,
    ...(entered.name === name ? [] : [`${words.full}: ${name}`]),
    `${words.value}: ${entered.value}`,
    ...(entered.preference === null ? [] : [`${words.priority}: ${entered.preference}`]),
    `${words.ttl}: ${ttl ?? recordsOutWords.ttlAny}`,
  ]
}
