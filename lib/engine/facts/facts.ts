import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type DnsFacts, deriveDnsFacts } from './dns.ts'
import { deriveEdgeFacts, type EdgeFacts } from './edge.ts'
import { deriveForwardingFacts, type ForwardingFacts } from './forwarding.ts'
import { deriveTlsFacts, type TlsFacts } from './tls.ts'

/** Everything that checks may ask for, by name. */
export type Facts = DnsFacts & EdgeFacts & TlsFacts & ForwardingFacts
export type FactName = keyof Facts

/** Derives all facts from evidence; pure. */
export function deriveFacts(evidence: Evidence): Facts {
  const dns = deriveDnsFacts(evidence)
  const tls = deriveTlsFacts(evidence)
  return { ...dns, ...tls, ...deriveEdgeFacts(evidence, dns, tls), ...deriveForwardingFacts(evidence) }
}
