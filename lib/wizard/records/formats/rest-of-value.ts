import { espOfValue } from '#lib/wizard/records/kind-of.ts'
import { hostText, isWhole } from '#lib/wizard/records/normal/host-text.ts'
import { gapBefore, isOpenSpf, lacksKey } from '#lib/wizard/records/normal/text-grammar.ts'
import { areTrailers } from '#lib/wizard/records/normal/trailers.ts'
import { hasOpenQuote } from '#lib/wizard/records/normal/zone-text.ts'
import type { LineReader } from '#lib/wizard/records/source/source-line.ts'
import { type Draft, typeIn } from './draft.ts'
import { labelOf } from './labels.ts'

/** Most lines that a value is broken over: a key of 4096 bits has forty of twenty characters. */
const mostLines = 64
/** Most empty lines inside a key that has not ended: the end of a page. */
const mostEmpty = 2
/** Most lines over which a host name is broken. */
const mostOfHost = 3
const longestValue = 6000

/** A draft with what its value goes on with in the lines after it, whatever shape these have; the lines that are its are left behind. */
export function withRest(reader: LineReader, draft: Draft): Draft {
  if (!draft.open || !draft.value || draft.exact) return draft
  if (draft.type === 'TXT') return withRestOfText(reader, draft, draft.value)
  return draft.type === 'CNAME' || draft.type === 'MX' || draft.type === 'NS' ? withRestOfHost(reader, draft, draft.value) : draft
}

function withRestOfText(reader: LineReader, draft: Draft, first: string): Draft {
  let value = first.trimEnd()
  let count = 0
  let widths = [value.length]
  for (; count < mostLines && value.length < longestValue; count++) {
    const isOpen = hasOpenQuote(value)
    const bare = value.replace(/"[ \t]*"/g, '').replaceAll('"', '')
    const lacks = lacksKey(bare)
    const empty = emptyLines(reader, isOpen || lacks ? mostEmpty : 0)
    const text = reader.peek(empty)?.text.trim() ?? ''
    const next = isOpen ? untilQuote(text) : nextPiece(value, bare, text, lacks)
    if (next === undefined) break
    value += next
    widths = [...widths, text.length]
    reader.skip(empty + 1)
  }
  return count === 0 ? draft : { ...draft, value, wrapped: true, open: false, ...(isCut(value, widths) ? { refused: 'cut-key' } : {}) }
}

/** Whether a key lacks its end: it says that it is longer, and its last line is as wide as those before it. */
function isCut(value: string, widths: readonly number[]): boolean {
  const [last = 0, before = 0] = widths.toReversed()
  return last >= before && lacksKey(value.replaceAll('"', ''))
}

function emptyLines(reader: LineReader, most: number): number {
  let count = 0
  while (count < most && reader.peek(count)?.text.trim() === '') count++
  return count
}

/** The next part of quoted text, up to the mark that ends it. A line break in it is one of the form. */
function untilQuote(text: string): string | undefined {
  if (text === '') return undefined
  const end = text.indexOf('"')
  if (end === -1) return `\n${text}`
  const behind = text.slice(end + 1)
  return behind.trim().startsWith('"') || !areTrailers(behind) ? `\n${text}` : `\n${text.slice(0, end + 1)}`
}

function nextPiece(value: string, bare: string, text: string, lacks: boolean): string | undefined {
  if (value.endsWith('"') && text.startsWith('"')) return ` ${text}`
  if (value.endsWith('"') || beginsAnother(text, lacks || isOpenSpf(bare))) return undefined
  const piece = pieceOf(text)
  const gap = piece && gapBefore(bare, piece)
  return gap === undefined || piece === undefined ? undefined : `${gap}${piece}`
}

/** Whether a line begins a record or a part of one by itself. A letter that is also a type ends many keys. */
function beginsAnother(text: string, lacks: boolean): boolean {
  const [first = '', second] = text.split(/\s/, 2)
  if (text === '' || /^(?:;(?!\s?[a-z]{1,5}=)|\$)/i.test(text)) return true
  const isWord = lacks && (second === undefined || /^(?:a|mx)$/.test(first))
  if (typeIn(first) !== undefined && !isWord) return true
  const colon = text.indexOf(':')
  return colon > 0 && /^(?:\s|$)/.test(text.slice(colon + 1)) && labelOf(text.slice(0, colon)) !== undefined
}

/** What a line has of a value: all of it, or what stands before a status or a TTL. */
function pieceOf(text: string): string | undefined {
  const [piece = '', ...rest] = text.split(/[\t|]/).filter((cell) => cell.trim() !== '')
  if (!rest.every(areTrailers)) return undefined
  const gap = piece.trim().search(/\s/)
  const [word, behind] = gap === -1 ? [piece.trim(), ''] : [piece.trim().slice(0, gap), piece.trim().slice(gap)]
  return behind !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(word) && areTrailers(behind) ? word : piece.trim()
}

/** A host name that ends in its middle goes on in lines that hold nothing but letters of names. */
function withRestOfHost(reader: LineReader, draft: Draft, value: string): Draft {
  const host = value.trim().split(/\s/).at(-1) ?? ''
  let joined = host
  for (let count = 0; count < mostOfHost; count++) {
    const text = reader.peek(count)?.text.trim() ?? ''
    const piece = pieceOf(text) ?? ''
    if (!/^[a-z0-9_.-]+$/i.test(piece) || typeIn(piece) !== undefined) return draft
    joined += piece
    if (!isBetter(joined, host)) continue
    reader.skip(count + 1)
    return { ...draft, value: `${value.trim().slice(0, -host.length)}${joined}`, wrapped: true, open: false }
  }
  return draft
}

/** Whether a name has an end that it had not before, or is one of the ESP's now. */
function isBetter(joined: string, before: string): boolean {
  const [now, then] = [hostText(joined).text, hostText(before).text]
  return isWhole(now) && (!isWhole(then) || (espOfValue('CNAME', now) !== undefined && espOfValue('CNAME', then) === undefined))
}
