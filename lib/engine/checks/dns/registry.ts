import type { AnyCheck } from '#lib/engine/checks/check.ts'

/** The checks of this area, in the order in which they are shown. */
export const dnsChecks: readonly AnyCheck[] = []
