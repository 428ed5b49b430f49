/**
 * Where a text stops being JSON (RFC 8259), and how: `empty` nothing in it, `encoding` not UTF-8,
 * `byte-order-mark` invisible bytes before it, `curly-quotes` quotation marks of a word processor,
 * `trailing-comma` a comma before a closing bracket, `cut-off` its end is missing, `syntax` anything else.
 */
export interface JsonFault {
  kind: 'empty' | 'encoding' | 'byte-order-mark' | 'curly-quotes' | 'trailing-comma' | 'cut-off' | 'syntax'
  line: number // from 1
  column: number // from 1, in characters
  /** what stands there */
  near: string
}

export type JsonReading = { state: 'read'; value: unknown } | { state: 'fault'; fault: JsonFault }

/** Faults in this many last characters of a text that goes on may come from where it was cut. */
const cutMargin = 8

/**
 * Reads bytes as JSON.
 * @param body the bytes as latin1
 * @param isWhole whether these are all; of a beginning only a fault within it is told
 * @returns null where a beginning holds no fault
 */
export function readJson(body: string, isWhole: boolean): JsonReading | null {
  const bytes = Buffer.from(body, 'latin1')
  if (/^(\xff\xfe|\xfe\xff)/.test(body) || body.includes('\u0000')) return at('encoding', '', 0)
  const text = decodeUtf8(bytes, isWhole)
  if (text === null) return at('encoding', '', 0)
  if (text.startsWith('\ufeff')) return at('byte-order-mark', text, 0)
  if (text.trim() === '') return isWhole ? at('empty', text, 0) : null
  if (isWhole) {
    try {
      return { state: 'read', value: JSON.parse(text) }
    } catch {
      // The error's own text names no place for some faults.
    }
  }
  const place = placeOfFault(text) ?? text.length
  if (!isWhole && place >= text.length - cutMargin) return null
  return at(kindOf(text, place), text, place)
}

function decodeUtf8(bytes: Buffer, isWhole: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !isWhole })
  } catch {
    return null
  }
}

function kindOf(text: string, place: number): JsonFault['kind'] {
  if (/[\u2018-\u201f\u00ab\u00bb]/.test(text.charAt(place))) return 'curly-quotes'
  if (place >= text.length) return 'cut-off'
  const closes = text.charAt(place) === '}' || text.charAt(place) === ']'
  return closes && /,\s*$/.test(text.slice(Math.max(0, place - 200), place)) ? 'trailing-comma' : 'syntax'
}

function at(kind: JsonFault['kind'], text: string, place: number): JsonReading {
  const before = text.slice(0, place)
  const column = place - before.lastIndexOf('\n')
  const near = text.slice(place, place + 24).replace(/[\p{Cc}\p{Cf}]/gu, '·')
  return { state: 'fault', fault: { kind, line: before.split('\n').length, column, near } }
}

const blank = /[ \t\n\r]*/y
const token =
  /([{}[\],:])|("(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy
const stringBeginning = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy

/** Where a pattern that begins here ends, or undefined where it does not begin here. */
function endOf(pattern: RegExp, text: string, place: number): { end: number; match: RegExpExecArray } | undefined {
  pattern.lastIndex = place
  const match = pattern.exec(text)
  return match ? { end: pattern.lastIndex, match } : undefined
}

const afterBlank = (text: string, place: number): number => endOf(blank, text, place)?.end ?? place

/** What may come next: a value, a key, what stands between members, or an end. */
type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/** The place of the first character that JSON does not allow; null where all is well. One pass, no recursion: the text is a stranger's. */
export function placeOfFault(text: string): number | null {
  const open: string[] = []
  let wanted: Wanted = 'value'
  let place = afterBlank(text, 0)
  while (wanted !== 'nothing') {
    const found = endOf(token, text, place)
    // A string breaks where its first odd character stands.
    if (!found) return endOf(stringBeginning, text, place)?.end ?? place
    const { end, match } = found
    const next = step(match[1] ?? (match[2] === undefined ? 'literal' : 'string'), wanted, open)
    if (next === null) return place
    wanted = next
    place = afterBlank(text, end)
  }
  return place < text.length ? place : null
}

/** What is wanted after this token, or null where it may not stand here. */
function step(token: string, wanted: Wanted, open: string[]): Wanted | null {
  const wantsValue = wanted === 'value' || wanted === 'value-or-end'
  if (token === '{' || token === '[') {
    if (!wantsValue) return null
    open.push(token)
    return token === '{' ? 'key-or-end' : 'value-or-end'
  }
  if (token === '}' || token === ']') {
    const mayEnd = wanted === 'comma-or-end' || wanted === (token === '}' ? 'key-or-end' : 'value-or-end')
    if (!mayEnd || open.pop() !== (token === '}' ? '{' : '[')) return null
    return afterValue(open)
  }
  if (token === ':') return wanted === 'colon' ? 'value' : null
  if (token === ',') return wanted !== 'comma-or-end' ? null : open.at(-1) === '{' ? 'key' : 'value'
  if (token === 'string' && (wanted === 'key' || wanted === 'key-or-end')) return 'colon'
  return wantsValue ? afterValue(open) : null
}

const afterValue = (open: readonly string[]): Wanted => (open.length === 0 ? 'nothing' : 'comma-or-end')
