import { inspect } from 'node:util'
import { DrizzleQueryError } from 'drizzle-orm/errors'

/** Why the database did not do what it was asked: its disk has no room, it only reads, it is out of reach, or something else. */
export type StoreFailure = 'full' | 'read-only' | 'away' | 'other'

/** Classes of PostgreSQL's error codes (manual, appendix A), and what Node says of a connection. */
const failures: readonly (readonly [pattern: RegExp, failure: StoreFailure])[] = [
  [/^(53|ENOSPC$|EDQUOT$)/, 'full'],
  [/^(25006|EROFS|EACCES)$/, 'read-only'],
  [/^(closed$|08|57P|ECONN|ETIMEDOUT$|ENOTFOUND$|EHOSTUNREACH$)/, 'away'],
]

/** What kept the database from it, by the code of the fault at the bottom. */
export function storeFailureOf(error: unknown): StoreFailure {
  const code = codeOf(error) ?? (isClosed(error) ? 'closed' : '')
  return failures.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'
}

/** PGlite has no code of its own for it. */
const isClosed = (error: unknown): boolean => error instanceof Error && (error.message === 'PGlite is closed' || isClosed(error.cause))

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}

/**
 * An error as it may be logged. That of a failed query holds everything that was to be stored,
 * typed text and links with their tokens among it, in its message, in its cause and in the
 * database's own words: its code and place remain.
 */
export function withoutParams(error: unknown): unknown {
  if (!(error instanceof Error) || !holdsValues(error)) return error
  return new Error(`a query failed: ${placeOf(error)}`)
}

const holdsValues = (error: Error): boolean => 'params' in error || (error.cause instanceof Error && holdsValues(error.cause))

function placeOf(error: Error): string {
  const bottom = error.cause instanceof Error ? error.cause : error
  const told = ['code', 'severity', 'routine', 'table', 'constraint'] as const
  const parts = told.flatMap((key) => (key in bottom && typeof bottom[key as never] === 'string' ? [`${key} ${bottom[key as never]}`] : []))
  return parts.join(', ') || bottom.name
}

/** What Next and Node print by themselves goes the same way: every failed query is one of these. */
Object.defineProperty(DrizzleQueryError.prototype, inspect.custom, {
  configurable: true,
  value(this: DrizzleQueryError) {
    return `[${(withoutParams(this) as Error).message}]`
  },
})
