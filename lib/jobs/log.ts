import pino, { type Logger } from 'pino'
import { readEnv } from '#lib/env.ts'

const slot = Symbol.for('ssl-wizard.log')
const holder = globalThis as { [slot]?: Logger }

/** The log of the server: JSON lines on standard output. Never hand it an address, a cookie or a token. */
export function log(): Logger {
  holder[slot] ??= pino({ level: readEnv().logLevel, base: { pid: process.pid } })
  return holder[slot]
}
