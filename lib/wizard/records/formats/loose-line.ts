import { espOfName } from '#lib/providers/registry.ts'
import { hostText, isHostValue, isWhole } from '#lib/wizard/records/normal/host-text.ts'
import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { continuesValue } from './continues-value.ts'
import { type Draft, type Format, looksLikeName, typeIn, withoutBullet } from './draft.ts'
import { labelOf } from './labels.ts'
import { cellsOf } from './table.ts'

/** What stands between a name and what it leads to, in words or as an arrow. */
const between = /\s?(?:-{1,9}>|={1,9}>|[→⇒➔➜⟶])\s?|\s(?:>>?|points? to|pointing to|alias (?:of|for|to)|resolves to)\s/gi

/** Most lines over which a name or a value is broken on a screenshot. */
const mostJoined = 3
/** Most lines that a key is broken over. */
const mostOfKey = 12

/**
 * A record in one line, its parts in the usual order or the type in its middle: cells of a
 * table without a head, columns of blanks, a sentence. A line that ends in the middle of a
 * name goes on in the next one.
 */
export const looseLine: Format = (reader, around) => {
  const line = reader.peek()
  if (!line) return undefined
  const draft = draftOf(line, line.text, around.type)
  if (!draft) return undefined
  const whole = isComplete(draft) ? { draft, count: 1 } : (joined(reader, line, around.type) ?? { draft, count: 1 })
  reader.skip(whole.count)
  return [withRestOfKey(reader, whole.draft)]
}

function joined(reader: LineReader, line: SourceLine, heading: string | undefined): { draft: Draft; count: number } | undefined {
  let text = line.text.trimEnd()
  for (let count = 1; count < mostJoined; count++) {
    const next = reader.peek(count)?.text.trim() ?? ''
    if (next === '' || typeIn(next.split(/\s/)[0] ?? '') || labelOf(next.split(':')[0] ?? '')) return undefined
    for (const gap of [' ', '\u0001']) {
      const draft = draftOf(line, `${text}${gap}${next}`.replaceAll('\u0001', ''), heading)
      if (draft && isComplete(draft)) return { draft: { ...draft, value: mark(draft.value, gap) }, count: count + 1 }
    }
    text += next
  }
  return undefined
}

/** A value that was put together from two lines says so by a line break, which its normal form does not have. */
const mark = (value: string | undefined, gap: string): string | undefined => (gap === ' ' ? value : value && `${value}\n`)

function withRestOfKey(reader: LineReader, draft: Draft): Draft {
  if (draft.type !== 'TXT') return draft
  let value = draft.value ?? ''
  for (let count = 0; count < mostOfKey; count++) {
    const next = reader.peek()?.text.trim() ?? ''
    if (!continuesValue(value, next)) break
    value += `\n${next}`
    reader.skip()
  }
  return { ...draft, value }
}

/** Whether nothing seems to be missing at the end of a draft. */
function isComplete({ type, name = '', value = '' }: Draft): boolean {
  if (name === '' || value === '') return false
  return type === 'CNAME' || type === 'NS' ? isWhole(hostText(value).text) : true
}

function draftOf(line: SourceLine, text: string, heading: string | undefined): Draft | undefined {
  const cells = splitCells(withoutBullet(text).replace(between, ' '))
  const spaced = !/[\t|]/.test(text)
  // `a` and `ns` are words, too.
  const at = cells.findIndex((cell) => typeIn(cell) !== undefined && !(spaced && cell.length < 3 && cell !== cell.toUpperCase()))
  const type = cells[at] === undefined ? undefined : typeIn(cells[at])
  if (!type) return withHeading(line, cells, heading ?? (saysWhereItLeads(text, cells) ? 'CNAME' : undefined))
  const rest = cells.filter((cell, index) => index !== at && !/^(in|auto|automatic|n\/a|default|-)$/i.test(cell))
  const ttlAt = ttlPlace(rest, type)
  const [name, ...data] = rest.filter((_cell, index) => index !== ttlAt)
  const draft: Draft = { line: line.number, text: line.text.trim(), hidden: line.hidden, type }
  if (ttlAt !== -1) draft.ttl = rest[ttlAt]
  return type === 'CNAME' && !(data.length === 1 && looksLikeName(name ?? ''))
    ? fromSentence(draft, rest)
    : { ...draft, name, value: data.join(' ') }
}

/** `link.example.com -> sendgrid.net`: what leads from one name to another is an alias. A single word needs an ESP behind the arrow. */
function saysWhereItLeads(text: string, [name = '', value = '']: readonly string[]): boolean {
  const target = hostText(value).text
  return text.search(between) > 0 && isWhole(target) && (hostText(name).text.includes('.') || espOfName(target) !== undefined)
}

/** Below a heading that names the type, two cells of a row are the name and the value. */
function withHeading(line: SourceLine, cells: readonly string[], heading: string | undefined): Draft | undefined {
  const [name = '', value = ''] = cells
  if (!heading || cells.length !== 2 || !looksLikeName(name) || !isHostValue(hostText(value).text)) return undefined
  return { line: line.number, text: line.text.trim(), hidden: line.hidden, type: heading, name, value }
}

/** `Create a CNAME record for link.example.com that points to sendgrid.net.`: its two host names, in their order. */
function fromSentence(draft: Draft, words: readonly string[]): Draft {
  const hosts = words.filter((word) => isHostValue(hostText(word).text))
  const [name, value] = hosts
  if (hosts.length === 2 && name && value) return { ...draft, name, value }
  const [first, second] = words
  return words.length <= 2 ? { ...draft, name: first, value: second } : { ...draft, name: first, value: words.slice(1).join(' ') }
}

/** The number that is a TTL: neither the name of SendGrid's owner record nor the preference of an MX record. */
function ttlPlace(cells: readonly string[], type: string): number {
  const numbers = cells.flatMap((cell, place) => (/^\d{1,7}$/.test(cell) ? [place] : []))
  const able = type === 'MX' ? numbers.slice(0, -1) : numbers
  return able.find((place) => (place > 0 ? cells.length > 2 : cells.length > 2 && (cells[1] ?? '').includes('.'))) ?? -1
}

/** Cells of a table row, a CSV line or a line of words; quoted text stays whole. */
function splitCells(line: string): string[] {
  return parted(line.trim())
    .map((cell) => cell.trim().replace(/^(type|name|host|value|ttl):$/i, ''))
    .filter((cell) => cell !== '')
}

function parted(line: string): string[] {
  if (line.includes('\t')) return line.split('\t')
  if (line.includes('|')) return cellsOf(line, '|') ?? []
  const delimiter = /^"?[^\s",;]+"?([,;])/.exec(line)?.[1]
  return (delimiter && cellsOf(line, delimiter)) || untilComment(line.match(/"[^"]*"|[^\s"]+/g) ?? [])
}

const untilComment = (cells: readonly string[]): string[] => {
  const comment = cells.findIndex((cell) => cell.startsWith(';'))
  return comment === -1 ? [...cells] : cells.slice(0, comment)
}
