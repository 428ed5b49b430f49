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
  [/＝/g, '='],
]

/**
 * A line as it was meant: typographic quotes and dashes, blanks of odd widths and marks
 * of writing direction come from mail programs, never from a record.
 */
export function cleanLine(line: string, number: number): SourceLine {
  const seen = line.replace(invisible, '')
  return { number, text: withoutMarks(lookalikes.reduce(replaceAll, seen)), hidden: seen !== line }
}

export const cleanLines = (text: string): SourceLine[] => text.split(/\r\n|\r|\n/).map((line, index) => cleanLine(line, index + 1))

const replaceAll = (text: string, [pattern, plain]: readonly [RegExp, string]): string => text.replace(pattern, plain)

/** The marks of quoted replies, of emphasis and links, and the address that mail programs add to what looks like one. */
const withoutMarks = (line: string): string =>
  line
    .replace(/^[ \t]*>[ \t>]*/, '')
    .replace(/\*\*|`|<\/?(?:a|b|i|u|em|strong|span|font|code|wbr|mark)(?:\s[^<>]*)?>/gi, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/(\S)[ \t]?<(?:https?:\/\/|mailto:)[^<>\s]*>/gi, '$1')

/** How many of a text's characters no text has: control characters, and what stands for bytes that are no letters. */
export const countNoText = (text: string): number => text.match(/\ufffd|(?![\t\n\r\v\f])\p{Cc}/gu)?.length ?? 0
