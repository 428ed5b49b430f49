import { finishRecord } from '#lib/wizard/records/normal/finish-record.ts'
import type { NameContext } from '#lib/wizard/records/normal/full-name.ts'
import { ownTextRecord, ownZoneLine } from '#lib/wizard/records/read-back/own-text.ts'
import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import { askedServer, toldAnswer } from './answers.ts'
import { dnscontrolCall } from './dnscontrol.ts'
import type { Around, Draft, Format } from './draft.ts'
import { labelBlock } from './label-block.ts'
import { looseLine } from './loose-line.ts'
import { comment, noise, typeHeading } from './noise.ts'
import { octodnsName } from './octodns.ts'
import { withRest } from './rest-of-value.ts'
import { stackedCells } from './stacked-cells.ts'
import { tableHead, tableRow } from './table.ts'
import { terraformResource } from './terraform.ts'
import { zoneDirective, zoneRecords } from './zone.ts'

/** The surest shape first: what is left over by all is a line that is not understood. */
const formats: readonly Format[] = [
  comment,
  zoneDirective,
  ...zoneRecords,
  ownZoneLine,
  ownTextRecord,
  terraformResource,
  octodnsName,
  dnscontrolCall,
  toldAnswer,
  askedServer,
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

export interface ReadLines {
  drafts: Draft[]
  /** lines that say something of others, or nothing */
  context: number[]
  rest: SourceLine[]
}

/** Finds records line by line, each line in the surest shape of which a record comes. */
export function readLines(reader: LineReader, names: NameContext): ReadLines {
  let around: Around = { names, zone: false }
  const read: ReadLines = { drafts: [], context: [], rest: [] }
  for (let line = reader.peek(); line; line = reader.peek()) {
    const first = line.number
    const found = line.text.length > longestLine ? undefined : bestOf(reader, around)
    if (!found) {
      read.rest.push(line)
      reader.skip()
      continue
    }
    around = found.around
    const last = reader.lastNumber()
    if (found.drafts.length === 0) for (let number = first; number <= last; number++) read.context.push(number)
    read.drafts.push(...found.drafts.map((draft) => ({ ...draft, from: first, to: last })))
  }
  return read
}

interface Reading {
  drafts: Draft[]
  around: Around
  /** how many lines are left behind after it */
  at: number
}

/**
 * The first shape of which a record comes, or that explains the line; else the first that says
 * why none does. Each is tried from the same line, and sees nothing of what others made of it.
 */
function bestOf(reader: LineReader, before: Around): Reading | undefined {
  const { at } = reader
  let refused: Reading | undefined
  for (const format of formats) {
    reader.at = at
    const around = { ...before }
    const found = format(reader, around)
    if (!found) continue
    const drafts = found.length === 1 ? found.map((draft) => withRest(reader, draft)) : found
    const reading = { drafts, around, at: reader.at }
    const isRead =
      drafts.length === 0 ? refused === undefined : drafts.some((draft) => draft.refused || finishRecord(draft, before.names).ok)
    if (isRead) return reading
    refused ??= drafts.length === 0 ? undefined : reading
  }
  reader.at = refused?.at ?? at
  return refused
}
