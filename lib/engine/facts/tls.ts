import type { Evidence } from '#lib/engine/evidence/evidence.ts'

export type TlsFacts = Record<never, never>

/** Derives the TLS facts; pure. */
export function deriveTlsFacts(_evidence: Evidence): TlsFacts {
  return {}
}
