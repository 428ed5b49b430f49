import { bareName, finishRecord } from '#lib/wizard/records/normal/finish-record.ts'
import { hostText, isHostValue } from '#lib/wizard/records/normal/host-text.ts'
import { areTrailers, isTrailer } from '#lib/wizard/records/normal/trailers.ts'
import { type Around, type Draft, looksLikeName, looksLikeTtl, typeIn } from './draft.ts'
import { isOwnRecord } from './own-name.ts'

/** Most cells of a row that are tried as name and value. */
const mostCells = 12

/** A record in cells of a row without a head: what the cells can be says which is which. */
export function draftOfCells(row: readonly string[], around: Around): Partial<Draft> | undefined {
  const cells = row
    .map((cell) => cell.trim().replace(/^(?:type|name|host|value|ttl):$/i, ''))
    .filter((cell) => cell !== '')
    .slice(0, mostCells)
  const at = cells.findIndex((cell) => typeIn(cell) !== undefined)
  if (cells[at] === undefined) return belowHeading(cells, around)
  const type = typeIn(cells[at])
  const rest = cells.filter((_cell, index) => index !== at)
  const isOwn = (index: number) => isOwnRecord(bareName(rest[index] ?? ''), around)
  const found = pairsOf(rest)
    .filter(([name, value]) => name < value || (isOwn(name) && !isOwn(value)))
    .map(([name, value]) => draftOfPair(type, rest, name, value))
    .filter((draft) => finishRecord({ line: 0, text: '', ...draft }, around.names).ok)
  const own = found.find(({ name }) => isOwnRecord(bareName(name ?? ''), around))
  if (own || found[0]) return own ?? found[0]
  const parts = rest.filter((cell) => !/^(?:in|auto|automatic|n\/a|default|-)$/i.test(cell))
  const [name, ...values] = parts
  return {
    type,
    name,
    value: values.join(' '),
    open: values.length === 1,
    ...(type === 'TXT' && values.length > 1 ? { refused: 'unclear' } : {}),
  }
}

/** Which cell may be the name and which the value: those before others first, the name before the value. */
function pairsOf(cells: readonly string[]): [number, number][] {
  const names = cells.flatMap((cell, index) => (isNameCell(cell) ? [index] : []))
  const values = (name: number) => cells.flatMap((cell, index) => (index === name || isTrailer(cell) ? [] : [index]))
  return names.flatMap((name) =>
    [...values(name).filter((at) => at > name), ...values(name).filter((at) => at < name)].map((at): [number, number] => [name, at]),
  )
}

/** A number may be the account's, which SendGrid makes a name of. */
const isNameCell = (cell: string): boolean =>
  looksLikeName(bareName(cell)) && (!isTrailer(cell) || cell === '@' || /^\d{4,12}$/.test(cell)) && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(cell)

function draftOfPair(type: string | undefined, cells: readonly string[], nameAt: number, valueAt: number): Partial<Draft> {
  const others = cells.flatMap((cell, index) => (index === nameAt || index === valueAt ? [] : [{ cell, index }]))
  const isLast = cells.slice(valueAt + 1).every(areTrailers)
  const priority =
    type === 'MX'
      ? others.filter(({ cell }) => /^\d{1,5}$/.test(cell)).toSorted((a, b) => nearTo(valueAt, a) - nearTo(valueAt, b))[0]
      : undefined
  const ttl = others.find((one) => one !== priority && looksLikeTtl(one.cell) && one.cell !== '-')?.cell
  const value = type === 'CAA' ? cells.slice(valueAt).join(' ') : cells[valueAt]
  return {
    type,
    name: cells[nameAt],
    value,
    open: isLast,
    ...(priority ? { priority: priority.cell } : {}),
    ...(ttl === undefined ? {} : { ttl }),
  }
}

/** The number right before a mail server, or right behind it, is its preference. */
const nearTo = (at: number, { index }: { index: number }): number => Math.abs(at - index - 0.1)

/** Below a heading that names the type, two cells are the name and the value. */
function belowHeading(cells: readonly string[], { type }: Around): Partial<Draft> | undefined {
  const [name = '', value = ''] = cells
  const fits = type === 'TXT' ? /\s|=/.test(value) : isHostValue(hostText(value).text)
  return type && cells.length === 2 && looksLikeName(bareName(name)) && fits ? { type, name, value } : undefined
}
