import { inspect } from 'node:util'
import { withoutParams } from '#lib/store/store-failure.ts'
import { visibleLines } from '#lib/words/visible.ts'

/** Writes a fault of ours into the log of the server: without what was typed, and nothing that a terminal obeys. */
export const logFault = (error: unknown): void => console.error(visibleLines(inspect(withoutParams(error))))
