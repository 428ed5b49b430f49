/** One line of what was pasted, cleaned of what mail programs and word processors put in. */
export interface SourceLine {
  /** counted from 1, as the text box shows it */
  number: number
  text: string
  /** as it stands there */
  raw: string
  /** whether characters were taken out that nobody can see */
  hidden: boolean
}

/**
 * Hands out lines from the first to the last, with a look ahead. It counts what it hands out,
 * so that a test can tell that the work grows only as the text does.
 */
export class LineReader {
  private readonly lines: readonly SourceLine[]
  /** how many lines are left behind */
  at = 0
  /** characters handed out so far, one more a line */
  handedOut = 0

  constructor(lines: readonly SourceLine[]) {
    this.lines = lines
  }

  /** The line that is next, or one some lines after it. */
  peek(ahead = 0): SourceLine | undefined {
    const line = this.lines[this.at + ahead]
    this.handedOut += (line?.text.length ?? 0) + 1
    return line
  }

  /** Leaves lines behind. */
  skip(count = 1): void {
    this.at += count
  }

  /** The number of the last line that was left behind. */
  lastNumber(): number {
    return this.lines[Math.min(this.at, this.lines.length) - 1]?.number ?? 0
  }
}
