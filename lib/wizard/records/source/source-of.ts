import type { DataPart, Draft } from '#lib/wizard/records/formats/draft.ts'
import { draftsOfOwnCsv } from '#lib/wizard/records/read-back/own-csv.ts'
import { cleanLine, cleanLines } from './clean-text.ts'
import { looksLikeHtml, textOfHtml } from './from-html.ts'
import { draftsOfJson } from './from-json.ts'
import { unwrapQuotedPrintable } from './quoted-printable.ts'
import type { SourceLine } from './source-line.ts'

/** What a text holds: lines to be read, records that stand in it as data, and the lines in which scripts begin. */
export interface Source {
  lines: SourceLine[]
  drafts: Draft[]
  scripts: number[]
}

/** The lines of a pasted text, whatever it came in. Nothing in it is run or fetched. */
export function sourceOf(text: string): Source {
  const own = withoutParts(cleanLines(text), draftsOfOwnCsv(text.split(/\r\n|\r|\n/)))
  if (own.drafts.length > 0) return own
  const plain = unwrapQuotedPrintable(text)
  if (looksLikeHtml(plain)) {
    const { lines, scripts } = textOfHtml(plain)
    return { lines: lines.map((line) => cleanLine(line.text, line.number)), drafts: [], scripts }
  }
  const lines = cleanLines(plain)
  const raw = draftsOfJson(lines.map((line) => line.raw))
  return withoutParts(lines, raw.length > 0 ? raw : draftsOfJson(lines.map((line) => line.text)))
}

function withoutParts(lines: readonly SourceLine[], parts: readonly DataPart[]): Source {
  const taken = new Set(parts.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)))
  return {
    lines: lines.filter(({ number }) => !taken.has(number)),
    drafts: parts.flatMap(({ drafts, from, to }) => drafts.map((draft) => ({ ...draft, from, to }))),
    scripts: [],
  }
}
