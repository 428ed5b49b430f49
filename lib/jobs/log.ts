import pino, { type Logger } from 'pino'
import { readEnv } from '#lib/env.ts'
import { withoutParams } from '#lib/store/store-failure.ts'
import { visibleLines } from '#lib/words/visible.ts'

const slot = Symbol.for('ssl-wizard.log')
const holder = globalThis as { [slot]?: Logger }

/** The log of the server: JSON lines on standard output. Never hand it an address, a cookie or a token. */
export function log(): Logger {
  holder[slot] ??= createLog(pino.destination(1))
  return holder[slot]
}

/** A log whose lines hold nothing that a terminal obeys, whatever strangers sent: JSON itself lets DEL, C1 and turned text pass. */
export const createLog = (out: { write(line: string): unknown }): Logger =>
  pino({ level: readEnv().logLevel, base: { pid: process.pid } }, { write: (line) => void out.write(visibleLines(line)) })

/** What was thrown, as text for the log: never what was to be stored. */
export function messageOf(thrown: unknown): string {
  const error = withoutParams(thrown)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
