import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import type { Around, Draft, Format } from './draft.ts'
import { labelBlock } from './label-block.ts'
import { looseLine } from './loose-line.ts'
import { comment, noise, typeHeading } from './noise.ts'
import { stackedCells } from './stacked-cells.ts'
import { tableHead, tableRow } from './table.ts'
import { zoneDirective, zoneRecord } from './zone.ts'

/** The surest shape first: what is left over by all is a line that is not understood. */
const formats: readonly Format[] = [
  comment,
  zoneDirective,
  zoneRecord,
  tableHead,
  tableRow,
  stackedCells,
  labelBlock,
  typeHeading,
  noise,
  looseLine,
]

/** Longest line that is looked into: a key of 4096 bits with its name has less than a thousand characters. */
export const longestLine = 5000

/** Finds records line by line, each line in the first shape that fits. */
export function readLines(reader: LineReader): { drafts: Draft[]; rest: SourceLine[] } {
  const around: Around = { zone: false }
  const drafts: Draft[] = []
  const rest: SourceLine[] = []
  for (let line = reader.peek(); line; line = reader.peek()) {
    const found = line.text.length > longestLine ? undefined : firstOf(reader, around)
    if (found) drafts.push(...found)
    else {
      rest.push(line)
      reader.skip()
    }
  }
  return { drafts, rest }
}

function firstOf(reader: LineReader, around: Around): Draft[] | undefined {
  for (const format of formats) {
    const found = format(reader, around)
    if (found) return found
  }
  return undefined
}
