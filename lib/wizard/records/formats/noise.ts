import { type Format, typeIn } from './draft.ts'
import { labelOf } from './labels.ts'

/** A comment of a zone file; also one that has a record in it. */
export const comment: Format = (reader) => {
  if (!/^\s*;/.test(reader.peek()?.text ?? '')) return undefined
  reader.skip()
  return []
}

/** Nothing in it, a ruler of a table, a fence of code, a remark, or labels and nothing else. */
export const noise: Format = (reader) => {
  const line = reader.peek()?.text.trim() ?? ''
  if (!isRuler(line) && !/^#/.test(line) && !/^(```|~~~)/.test(line) && !isHeading(line)) return undefined
  reader.skip()
  return []
}

const isRuler = (line: string): boolean => /^[\s|+:=_.*~-]*$/.test(line) || /^[[\]{}(),;\s]+$/.test(line)

const isHeading = (line: string): boolean => {
  if (line.length > 120) return false
  const words = line.toLowerCase().match(/[\p{L}]+/gu) ?? []
  return words.length > 1 && !line.includes('.') && words.every((word) => headings.has(word) || labelOf(word) !== undefined)
}

const headings: ReadonlySet<string> = new Set([
  ...[
    'points',
    'to',
    'dns',
    'records',
    'record',
    'class',
    'and',
    'the',
    'for',
    'your',
    'our',
    'of',
    'new',
    'following',
    'sendgrid',
    'sparkpost',
  ],
])

/** `CNAME records:` above a list: the type of the lines below that name none. A sentence is one where it ends with a colon. */
export const typeHeading: Format = (reader, around) => {
  const line = reader.peek()?.text.trim() ?? ''
  if (line.length > 100 || /[\t|;]/.test(line) || /[a-z0-9]\.[a-z0-9]/i.test(line)) return undefined
  const words = line.split(/[\s/,&()]+/).filter((word) => word !== '')
  const types = words.flatMap((word) => (/^\W{0,3}(CNAME|TXT|MX)s?\W{0,3}$/i.test(word) ? (typeIn(word) ?? []) : []))
  const speaks = /(record|entr|eintr|registro|enregistrement)|^\W{0,3}(cname|txt|mx)(s|s?:)\W{0,3}$/i.test(line)
  const isHead = line.endsWith(':') || words.every((word) => isHeadWord(word))
  if (new Set(types).size !== 1 || !speaks || !isHead) return undefined
  around.type = types[0]
  reader.skip()
  return []
}

/** Words of a heading; a sentence has others. */
const isHeadWord = (word: string): boolean => {
  const bare = word.toLowerCase().replace(/[^\p{L}]/gu, '')
  return bare === '' || typeIn(bare) !== undefined || /^(record|entr|eintr|registro|enregistrement)/.test(bare) || headings.has(bare)
}
