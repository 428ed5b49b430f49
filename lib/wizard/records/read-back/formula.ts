/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection); the full-width signs do in East Asian ones. */
const sign = String.raw`=+\-@\t\r\uff1d\uff0b\uff0d\uff20`

/** Apostrophes that were there already keep one more, so that the way back is exact. */
const atStart = new RegExp(`^'*[${sign}]`)
/** Where a program splits at another sign than the comma, or at the end of a line, a cell begins there. */
const afterSeparator = new RegExp(`(?<=.[;|\\t\\r\\n] {0,9})(?='*[${sign}])`, 'gs')

/** A text of which no cell is taken for a formula, whatever parts the cells: an apostrophe makes it text. A lone `@` is none. */
export const neutralised = (text: string): string => {
  if (text === '@') return text
  const inside = text.replace(afterSeparator, "'")
  return atStart.test(text) ? `'${inside}` : inside
}

const markAtStart = new RegExp(`^'(?='*[${sign}])`)
const markAfterSeparator = new RegExp(`(?<=.[;|\\t\\r\\n] {0,9})'(?='*[${sign}])`, 'gs')

/** The text that was neutralised. */
export const asBefore = (cell: string): string => {
  const bare = cell.replace(markAtStart, '')
  return bare.replace(markAfterSeparator, '')
}
