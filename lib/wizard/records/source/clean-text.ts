import type { SourceLine } from './source-line.ts'

/** Zero-width and bidirectional marks, soft hyphens, byte-order marks; control characters but tab and newline. */
const invisible = /\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|(?![\t\n])\p{Cc}/gu

const lookalikes: readonly [RegExp, string][] = [
  [/[\u2028\u2029\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' '],
  [/[“”„‟«»″〝〞＂]/g, '"'],
  [/[‘’‚‛′‹›＇]/g, "'"],
  [/[‐‑‒–—―−﹣－]/g, '-'],
  [/[。．｡]/g, '.'],
  [/[：﹕]/g, ':'],
]

/**
 * A line as it was meant: typographic quotes and dashes, blanks of odd widths, full-width
 * letters and marks of writing direction come from programs that write text, never from a record.
 */
export function cleanLine(line: string, number: number): SourceLine {
  const seen = line.replace(invisible, '')
  const plain = halfWidth(lookalikes.reduce(replaceAll, seen))
  return { number, text: withoutMarks(plain), raw: line, hidden: seen !== line }
}

export const cleanLines = (text: string): SourceLine[] => text.split(/\r\n|\r|\n/).map((line, index) => cleanLine(line, index + 1))

const replaceAll = (text: string, [pattern, plain]: readonly [RegExp, string]): string => text.replace(pattern, plain)

/** The full-width forms of ASCII lie one block further (Unicode, Halfwidth and Fullwidth Forms). */
const halfWidth = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))

/** The marks of quoted replies, of emphasis and links, and the address that mail programs add to what looks like one. */
const withoutMarks = (line: string): string =>
  line
    .replace(/^[ \t]*>[ \t>]*/, '')
    .replace(/\*\*|`|<\/?(?:a|b|i|u|em|strong|span|font|code|wbr|mark)(?:\s[^<>]*)?>/gi, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<([^<>]*)>/g, (whole, inner: string, at: number, text: string) =>
      inBrackets(whole, inner, text.slice(Math.max(0, at - 260), at)),
    )
    .replace(/&(quot|amp|lt|gt|nbsp|apos|#39|#34);/g, (_entity, name: string) => entities[name] ?? '')

const entities: Readonly<Record<string, string>> = { quot: '"', '#34': '"', amp: '&', lt: '<', gt: '>', nbsp: ' ', apos: "'", '#39': "'" }

/**
 * What stands for angle brackets: Slack's `<address|text>` is the text; an address behind the
 * text that it belongs to is nothing, one by itself is its host; a host name is itself.
 */
function inBrackets(whole: string, inner: string, before: string): string {
  if (/^br\s?\/?$/i.test(inner)) return ' '
  const [address = '', text] = inner.split('|')
  if (text) return text
  const host = /^(?:https?:\/\/)([^/?#\s]+)/i.exec(address)?.[1]
  if (host !== undefined || /^mailto:/i.test(address)) return followsText(before) ? '' : (host ?? '')
  return /^[^\s@.][^\s@]*$/.test(address) && address.includes('.') && !address.endsWith('.') ? address : whole
}

/** Whether a word with a dot stands right before, which is what the address was made from. */
const followsText = (before: string): boolean => {
  const [word = ''] = before
    .trimEnd()
    .split(/[\s,;|]/)
    .slice(-1)
  return word.includes('.') && !word.endsWith('>')
}

/** How many of a text's characters no text has: control characters, and what stands for bytes that are no letters. */
export const countNoText = (text: string): number => text.match(/\ufffd|(?![\t\n\r\v\f])\p{Cc}/gu)?.length ?? 0
