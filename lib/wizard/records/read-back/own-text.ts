import type { Around, Draft, Format } from '#lib/wizard/records/formats/draft.ts'
import { isRecordType } from '#lib/wizard/records/formats/draft.ts'
import type { LineReader } from '#lib/wizard/records/source/source-line.ts'
import { recordsOutWords } from '#lib/words/en/records-out.ts'
import { writtenValue } from './own-csv.ts'

const words = recordsOutWords.text
const [beforeZone = '', beforeHost = '', behindHost = ''] = words.zone('\0', '\0').split('\0')

/** Most lines about a zone: its panels and what to know of them. */
const mostOfZone = 12

/** The line that our own text for a mail begins a zone with, and what it says of the zone's panel. */
export const ownZoneLine: Format = (reader, around) => {
  const line = reader.peek()?.raw ?? ''
  const host = hostOf(line)
  if (host === undefined) return undefined
  around.host = host
  let count = 1
  if (line !== words.zoneUnknown) while (count < mostOfZone && (reader.peek(count)?.raw.trim() ?? '') !== '') count++
  reader.skip(count)
  return []
}

function hostOf(line: string): string | undefined {
  if (line === words.zoneUnknown) return ''
  if (!line.startsWith(beforeZone) || line.length > 400) return undefined
  const [zone = '', host] = line.slice(beforeZone.length).split(beforeHost)
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(zone)) return undefined
  return host?.endsWith(behindHost) ? host.slice(0, -behindHost.length) : ''
}

/** A record of our own text for a mail: its lines in their order, the value untouched. */
export const ownTextRecord: Format = (reader, around) => {
  const first = reader.peek()
  const type = after(words.type, first?.raw)
  if (!first || type === undefined || !isRecordType(type)) return undefined
  const rest = restOf(reader)
  if (!rest) return undefined
  reader.skip(rest.count)
  return [{ line: first.number, text: first.raw, hidden: false, ...draftOf(type, rest.parts, around) }]
}

/** The lines after the first, each with its label; undefined where they are not all there. */
function restOf(reader: LineReader): { parts: Record<string, string>; count: number } | undefined {
  const parts: Record<string, string> = {}
  let count = 1
  for (const [label, needed] of [
    [words.name, true],
    [words.full, false],
    [words.value, true],
    [words.priority, false],
    [words.ttl, true],
  ] as const) {
    const value = after(label, reader.peek(count)?.raw)
    if (value === undefined && needed) return undefined
    if (value === undefined) continue
    parts[label] = value
    count++
  }
  return { parts, count }
}

const after = (label: string, line: string | undefined): string | undefined =>
  line?.startsWith(`${label}: `) ? line.slice(label.length + 2) : undefined

function draftOf(type: string, parts: Record<string, string>, around: Around): Partial<Draft> {
  const value = writtenValue(type, parts[words.value] ?? '', around.host ?? '')
  const [priority, ttl] = [parts[words.priority], parts[words.ttl]]
  const name = parts[words.full] ?? parts[words.name]
  return { type, name, full: true, ...value, ...(priority ? { priority } : {}), ...(ttl ? { ttl } : {}) }
}
