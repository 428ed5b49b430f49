import { visible } from '#lib/words/visible.ts'

/** How the command ends where it is not by the verdict; 70 and 74 as in sysexits(3). */
export const exitStatuses = { wrongUsage: 64, ownFault: 70, writeError: 74 } as const

let readerHasGone = false

/**
 * Makes of a reader that has gone (`| head`) nothing, since the exit status stays the verdict's, and of
 * everything else that keeps the output from being written an end with a status of its own.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') readerHasGone = true
    else endBy(exitStatuses.writeError, `standard output cannot be written: ${error.message}`)
  })
  // Progress is not worth an end.
  process.stderr.on('error', () => {})
}

/** What nobody foresaw must not end with a status that reads as a verdict. */
export function watchFaults(): void {
  process.on('uncaughtException', (error: unknown) =>
    endBy(exitStatuses.ownFault, ...(error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n')),
  )
}

function endBy(status: number, ...lines: readonly string[]): void {
  note(...lines)
  process.exit(status)
}

/** Whether somebody still reads. */
export const isRead = (): boolean => !readerHasGone

/** Lines as a terminal gets them: only their ends are controls. */
export const terminalText = (lines: readonly string[]): string => lines.map((line) => `${visible(line)}\n`).join('')

/** Prints one line on standard output. */
export const sayLine = (line: string): Promise<void> => say([line])

/** Prints a value as one line of JSON. */
export const sayJson = (value: unknown): Promise<void> => sayLine(JSON.stringify(value))

/** Prints lines on standard error: progress, and what is wrong with the call. */
export function note(...lines: readonly string[]): void {
  process.stderr.write(terminalText(lines))
}

/** Prints lines on standard output; resolves when they are taken, so that a slow reader slows us down. */
export function say(lines: readonly string[]): Promise<void> {
  if (readerHasGone) return Promise.resolve()
  return new Promise((resolve) => process.stdout.write(terminalText(lines), () => resolve()))
}
