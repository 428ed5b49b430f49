import type { Draft } from '#lib/wizard/records/formats/draft.ts'
import { cleanLine, cleanLines } from './clean-text.ts'
import { looksLikeHtml, textOfHtml } from './from-html.ts'
import { draftsOfJson } from './from-json.ts'
import { unwrapQuotedPrintable } from './quoted-printable.ts'
import type { SourceLine } from './source-line.ts'

/** What a text holds: lines to be read, records of JSON in it, and the lines in which scripts begin. */
export interface Source {
  lines: SourceLine[]
  drafts: Draft[]
  scripts: number[]
}

/** The lines of a pasted text, whatever it came in. Nothing in it is run or fetched. */
export function sourceOf(text: string): Source {
  const plain = unwrapQuotedPrintable(text)
  if (looksLikeHtml(plain)) {
    const { lines, scripts } = textOfHtml(plain)
    return { lines: lines.map((line) => cleanLine(line.text, line.number)), drafts: [], scripts }
  }
  const lines = cleanLines(plain)
  const json = draftsOfJson(lines.map((line) => line.text).join('\n'))
  if (!json || json.drafts.length === 0) return { lines, drafts: [], scripts: [] }
  return { lines: lines.filter(({ number }) => number < json.from || number > json.to), drafts: json.drafts, scripts: [] }
}
