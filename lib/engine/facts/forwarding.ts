import type { Evidence } from '#lib/engine/evidence/evidence.ts'

export type ForwardingFacts = Record<never, never>

/** Derives the forwarding facts; pure. */
export function deriveForwardingFacts(_evidence: Evidence): ForwardingFacts {
  return {}
}
