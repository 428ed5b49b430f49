import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { espOfName } from '#lib/providers/registry.ts'
import { type Draft, typeIn } from './formats/draft.ts'
import { longestLine, readLines } from './formats/read-lines.ts'
import { bareName, type Finished, finishRecord, type ReadRecord } from './normal/finish-record.ts'
import { isAtOrBelow, otherNames } from './normal/full-name.ts'
import { trimmedOf } from './normal/host-text.ts'
import type { UnreadReason } from './normal/unread-reason.ts'
import { LineReader, type SourceLine } from './source/source-line.ts'
import { sourceOf } from './source/source-of.ts'

/** A line of which no record was made, and why. */
export interface UnreadLine {
  line: number
  text: string
  reason: UnreadReason
}

export interface ParsedRecords {
  records: ReadRecord[]
  unread: UnreadLine[]
  /** lines that say once more what another says */
  repeated: { line: number; of: number }[]
  /** lines that say something of others: heads, comments, what programs say of themselves */
  context: number[]
  /** lines of which records, or what is told of as unread, are made */
  taken: number[]
  /** characters that were handed out to find them: grows as the text does, for tests */
  handedOut: number
}

/** As much of a line as is shown. */
const mostShown = 200

/**
 * Finds DNS records in a text of any shape that people paste: mails, tables, CSV, zone
 * files, JSON, the source of a page. Each line is part of a record, or says nothing by
 * itself (a heading, a comment), or is told as unread with the reason. Pure and total;
 * linear in the length of the text.
 * @param origin completes names that are relative to it
 * @param knownNames names that are complete, whatever their ending: the link hosts
 */
export function parseRecords(text: string, origin: string, knownNames: readonly string[] = []): ParsedRecords {
  const { lines, drafts: ready, scripts } = sourceOf(text)
  const reader = new LineReader(lines)
  const given = { origin, known: knownNames }
  const { drafts, context, rest } = readLines(reader, given)
  const names = { ...given, others: otherNames(namesOf([...ready, ...drafts]), given) }
  const finished = [...ready, ...drafts].map((draft) => ({ draft, ...(finishRecord(draft, names) satisfies Finished) }))
  const unread: UnreadLine[] = [
    ...scripts.map((line) => ({ line, text: '<script>', reason: 'script' as const })),
    ...finished.flatMap((one) => (one.ok ? [] : [{ line: one.draft.line, text: shown(one.draft.text), reason: one.reason }])),
    ...rest.map((line) => ({ line: line.number, text: shown(line.text), reason: reasonOf(line, [origin, ...knownNames]) })),
  ]
  const { records, repeated } = once(finished.flatMap((one) => (one.ok ? [one.record] : [])))
  return {
    records,
    unread: eachOnce(unread.toSorted((a, b) => a.line - b.line)),
    repeated,
    context,
    taken: [...ready, ...drafts].flatMap(linesOf),
    handedOut: reader.handedOut,
  }
}

const linesOf = ({ line, from = line, to = from }: Draft): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

const namesOf = (drafts: readonly Draft[]): { bare: string; type: string }[] =>
  drafts.flatMap(({ name, type, origin }) => (name && type && origin === undefined ? [{ bare: bareName(name), type }] : []))

/** A line that could be read in two ways, and in neither, is told of once. */
const eachOnce = (unread: readonly UnreadLine[]): UnreadLine[] =>
  [...Map.groupBy(unread, ({ line, text }) => `${line} ${text}`).values()].flatMap(([first]) => first ?? [])

const shown = (text: string): string => text.trim().slice(0, mostShown)

/** The same record twice is one. */
function once(all: readonly ReadRecord[]): Pick<ParsedRecords, 'records' | 'repeated'> {
  const first = new Map<string, ReadRecord>()
  const repeated: ParsedRecords['repeated'] = []
  for (const record of all) {
    const key = `${record.type} ${record.name} ${record.value}`
    const before = first.get(key)
    if (before) repeated.push({ line: record.line, of: before.line })
    else first.set(key, record)
  }
  return { records: [...first.values()], repeated }
}

/** A line that names a record's type, or a host of the customer's or of an ESP, may hold a record after all. */
function reasonOf({ text }: SourceLine, names: readonly string[]): UnreadReason {
  if (text.length > longestLine) return 'too-long'
  if (/<script\b/i.test(text)) return 'script'
  const words = text.split(/[\s,;|"'()<>]+/)
  const domains = names.filter((name) => name !== '').map(registeredDomain)
  const isHint = (word: string): boolean => {
    const name = trimmedOf(word.toLowerCase().replace(/^https?:\/\//, ''), '', './:')
    if (/^(CNAME|TXT|MX|AAAA)$/.test(word) && typeIn(word)) return true
    return name.includes('.') && (espOfName(name) !== undefined || domains.some((domain) => isAtOrBelow(name, domain)))
  }
  return words.some(isHint) ? 'unclear' : 'plain-text'
}
