import { statfsSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'

/**
 * PostgreSQL takes the room for its log of changes 16 MB at a time and stops for good where it
 * gets none (manual, 28.5): embedded, it then answers nothing more, not even that.
 */
const reservedBytes = 4 * 16 * 1024 * 1024

/** Statements that change nothing, and those that end a transaction. */
const harmless = /^\s*(select|show|set|begin|commit|rollback|listen|unlisten)\b/i

/**
 * Has an embedded database refuse to write while its disk still has some room, so that
 * a full disk costs what cannot be saved and nothing else. It goes on by itself when there is room.
 * @param freeBytes how many bytes its disk can still take
 */
export function keepRoom(pglite: PGlite, freeBytes: () => number): void {
  const { query, exec, transaction } = pglite
  pglite.query = (async (text: string, ...rest: never[]) => {
    if (!harmless.test(text)) assertRoom(freeBytes)
    return query.call(pglite, text, ...rest)
  }) as PGlite['query']
  pglite.exec = async (text, options) => {
    if (!harmless.test(text)) assertRoom(freeBytes)
    return exec.call(pglite, text, options)
  }
  pglite.transaction = async (work) => {
    assertRoom(freeBytes)
    return transaction.call(pglite, work) as ReturnType<typeof work>
  }
}

/** @throws with PostgreSQL's own code for a full disk */
function assertRoom(freeBytes: () => number): void {
  if (freeBytes() >= reservedBytes) return
  throw Object.assign(new Error(`less than ${reservedBytes / 2 ** 20} MB are free on the disk`), { code: '53100' })
}

/** The bytes that the disk of a folder can still take from whoever is not its keeper. */
export function freeBytesIn(dir: string): number {
  const { bavail, bsize } = statfsSync(dir)
  return bavail * bsize
}
