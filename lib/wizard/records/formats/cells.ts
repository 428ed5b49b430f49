import { parse as parseCsv } from 'csv-parse/sync'

/** What parts the cells of a row. Two blanks: columns that only their distance parts. */
export const delimiters = ['\t', '|', ';', ',', '  '] as const

const longestRow = 20_000

/**
 * The cells of one row, blanks around them kept where nothing quotes them.
 * @returns undefined for what is no row with this delimiter
 */
export function cellsOf(line: string, delimiter: string): string[] | undefined {
  if (delimiter === '  ') return line.trim().split(/ {2,}|\t+/)
  if (delimiter === '|') return barCells(line)
  if (!line.includes(delimiter)) return undefined
  // Between tabs, quotation marks are those of the text, but where a cell has line breaks or marks of its own.
  if (delimiter === '\t' && !/""|\n/.test(line)) return line.split(delimiter)
  if (!line.includes('"') || !isWellQuoted(line, delimiter)) return line.split(delimiter)
  try {
    const [cells] = parseCsv(line.trim(), { delimiter, relax_column_count: true, trim: true, max_record_size: longestRow })
    return cells
  } catch {
    return undefined
  }
}

/** The cells of a head, of which none has a delimiter inside quotes, without the cost of a parser. */
export const plainCells = (line: string, delimiter: string): string[] =>
  delimiter === '  '
    ? line.trim().split(/ {2,}|\t+/)
    : delimiter === '|'
      ? (barCells(line) ?? [line])
      : line.replaceAll('"', '').split(delimiter)

/** RFC 4180: quotes stand around whole cells only. In any other line they are part of the text. */
const isWellQuoted = (line: string, delimiter: string): boolean =>
  line.length <= longestRow && !(delimiter + line).replace(quotedCell[delimiter] ?? /$^/, '').includes('"')

const quotedCell: Readonly<Record<string, RegExp>> = {
  ',': /, *"(?:[^"]|"")*" *(?=,|$)/g,
  ';': /; *"(?:[^"]|"")*" *(?=;|$)/g,
  '\t': /\t *"(?:[^"]|"")*" *(?=\t|$)/g,
}

function barCells(line: string): string[] | undefined {
  if (!line.includes('|')) return undefined
  const trimmed = line.trim()
  const inner = trimmed.slice(trimmed.startsWith('|') ? 1 : 0, trimmed.endsWith('|') ? -1 : undefined)
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
}
