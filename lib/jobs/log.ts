import pino, { type Logger } from 'pino'
import { readEnv } from '#lib/env.ts'
import { withoutParams } from '#lib/store/without-params.ts'

const slot = Symbol.for('ssl-wizard.log')
const holder = globalThis as { [slot]?: Logger }

/** The log of the server: JSON lines on standard output. Never hand it an address, a cookie or a token. */
export function log(): Logger {
  holder[slot] ??= pino({ level: readEnv().logLevel, base: { pid: process.pid } })
  return holder[slot]
}

/** What was thrown, as text for the log: never what was to be stored. */
export function messageOf(thrown: unknown): string {
  const error = withoutParams(thrown)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
