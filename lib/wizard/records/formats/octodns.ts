import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { type Draft, type Format, typeIn } from './draft.ts'

/** Most lines below one name. */
const mostLines = 120

/**
 * The records of one name in the YAML of octoDNS: the name as a key, below it, further in,
 * `type:` and `value:` or `values:`, of one record or of several.
 */
export const octodnsName: Format = (reader) => {
  const first = reader.peek()
  const name = first && keyOf(first.text)
  if (!first || name === undefined) return undefined
  const below = linesBelow(reader)
  const drafts = below.lines.length > 0 ? draftsOf(below.lines) : []
  if (drafts.length === 0) return undefined
  reader.skip(below.count)
  return drafts.map((draft) => ({ ...draft, name: name === '' ? '@' : name, text: `${name}: ${draft.text}` }))
}

/** The key that a line is and nothing else; `? ''` stands for an empty one. */
function keyOf(text: string): string | undefined {
  const [, quoted, bare] = /^(?:\?\s)?(?:'([a-z0-9_.*-]*)'|"[a-z0-9_.*-]*"|([a-z0-9_*][a-z0-9_.*-]*)):?\s{0,9}$/i.exec(text) ?? []
  return /:\s{0,9}$|^\?/.test(text) ? (quoted ?? bare) : undefined
}

/** The lines after the key that stand further in, or begin the value of a key written with `?`. */
function linesBelow(reader: LineReader): { lines: SourceLine[]; count: number } {
  const lines: SourceLine[] = []
  let count = 1
  for (; count <= mostLines; count++) {
    const line = reader.peek(count)
    if (!line || !/^\s+\S|^: |^- /.test(line.raw)) break
    lines.push(line)
  }
  return { lines, count }
}

/** The entries of such lines, in order; a list's dash begins one more. */
function draftsOf(lines: readonly SourceLine[]): Draft[] {
  const records: { draft: Draft; values: string[]; set: Record<string, string>[] }[] = []
  let values = false
  for (const line of lines) {
    const text = line.text.replace(/^: /, '').trim()
    const [, dash, key = '', rest = ''] = /^(-\s{1,99})?(?:([a-z_]{1,20}):(?:\s{1,99}|$))?(.*)$/i.exec(text) ?? []
    const isRecord = isRecordKey(key)
    if (records.length === 0 || (dash && isRecord && records.at(-1)?.draft.type !== undefined)) {
      records.push({ draft: { line: line.number, text: '', hidden: line.hidden }, values: [], set: [] })
      values = false
    }
    const current = records.at(-1)
    if (!current) continue
    if (key === 'type') current.draft.type = typeIn(rest) ?? rest
    else if (key === 'ttl') current.draft.ttl = rest
    else if (key === 'values') values = true
    else if (key === 'value' && rest !== '' && !current.set.some((one) => 'tag' in one)) current.values.push(unquoted(rest))
    else if (key === 'value' && rest === '') values = true
    else if (key === '' && dash) current.values.push(unquoted(rest))
    else if (key !== '' && values) fieldOf(current.set, dash !== undefined)[key] = unquoted(rest)
  }
  return records.flatMap(({ draft, values, set }) =>
    [...values, ...set.map((fields) => valueOfFields(fields))].map((value) => ({ ...draft, value, text: `${draft.type} ${value}` })),
  )
}

const isRecordKey = (key: string): boolean => key === 'type' || key === 'ttl'

const fieldOf = (set: Record<string, string>[], isNew: boolean): Record<string, string> => {
  if (isNew || set.length === 0) set.push({})
  return set.at(-1) ?? {}
}

/** MX and CAA have their parts by name. */
const valueOfFields = ({ exchange, preference, flags, tag, value }: Record<string, string>): string =>
  tag === undefined ? `${preference ?? ''} ${exchange ?? ''}` : `${flags ?? 0} ${tag} "${value ?? ''}"`

const unquoted = (text: string): string => /^'((?:[^']|'')*)'$/.exec(text)?.[1]?.replaceAll("''", "'") ?? text
