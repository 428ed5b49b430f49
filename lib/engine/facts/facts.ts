import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type DnsFacts, deriveDnsFacts } from './dns.ts'
import { deriveEdgeFacts, type EdgeFacts } from './edge.ts'
import { factValue } from './fact.ts'
import { deriveForwardingFacts, type ForwardingFacts } from './forwarding.ts'
import { otherSitesOverIpv6 } from './tls/other-sites.ts'
import { deriveTlsFacts, type TlsFacts } from './tls.ts'

/** Everything that checks may ask for, by name. */
export type Facts = DnsFacts & EdgeFacts & TlsFacts & ForwardingFacts
export type FactName = keyof Facts

/** Derives all facts from evidence; pure. */
export function deriveFacts(evidence: Evidence): Facts {
  const dns = deriveDnsFacts(evidence)
  const tls = deriveTlsFacts(evidence)
  const ofEdge = withoutOtherSites(evidence, tls)
  return { ...dns, ...tls, ...deriveEdgeFacts(ofEdge, dns, tls), ...deriveForwardingFacts(ofEdge) }
}

/** What another site answers over IPv6 says nothing of the edge, which is judged by what it does itself. */
function withoutOtherSites(evidence: Evidence, tls: TlsFacts): Evidence {
  const strange = otherSitesOverIpv6(factValue(tls.certificates) ?? []).map(({ address }) => address)
  return strange.length === 0 ? evidence : { ...evidence, http: evidence.http.filter(({ address }) => !strange.includes(address)) }
}
