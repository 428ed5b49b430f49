import type { CheckWords } from '#lib/words/types.ts'

/** What each check of this area asks, keyed by check id. */
export const cdnCheckWords = {} as const satisfies Record<string, CheckWords>
