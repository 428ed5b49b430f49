import type { CheckWords } from '#lib/words/types.ts'

/** What each check of this area asks, keyed by check id. */
export const dnsCheckWords = {} as const satisfies Record<string, CheckWords>
