import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { believedEvidence } from './dns/believed.ts'
import { withoutOtherWays } from './dns/places.ts'
import { type DnsFacts, deriveDnsFacts } from './dns.ts'
import { deriveEdgeFacts, type EdgeFacts } from './edge.ts'
import { type Fact, factValue, known } from './fact.ts'
import { deriveForwardingFacts, type ForwardingFacts } from './forwarding.ts'
import { type Proofs, proofsOf } from './proofs.ts'
import { otherSitesOverIpv6 } from './tls/other-sites.ts'
import { deriveTlsFacts, type TlsFacts } from './tls.ts'

/** Everything that checks may ask for, by name. */
export type Facts = DnsFacts & EdgeFacts & TlsFacts & ForwardingFacts & ProofFacts
export type FactName = keyof Facts

export interface ProofFacts {
  /** what was seen at each address that anybody leads visitors to */
  proofs: Fact<Proofs>
}

/** Derives all facts from the evidence that can be believed; pure. */
export function deriveFacts(gathered: Evidence): Facts {
  const evidence = believedEvidence(gathered)
  const dns = deriveDnsFacts(evidence, gathered)
  const places = factValue(dns.places)
  const judged = withoutOtherWays(evidence, places)
  const tls = deriveTlsFacts(withoutOtherWays(evidence, places, true))
  const ofEdge = withoutOtherSites(judged, tls)
  const forwarding = deriveForwardingFacts(ofEdge)
  const proofs = known(proofsOf(evidence, factValue(forwarding.delivery) ?? null), [])
  return { ...dns, ...tls, ...deriveEdgeFacts(ofEdge, dns, tls), ...forwarding, proofs }
}

/** What another site answers over IPv6 says nothing of the edge, which is judged by what it does itself. */
function withoutOtherSites(evidence: Evidence, tls: TlsFacts): Evidence {
  const strange = otherSitesOverIpv6(factValue(tls.certificates) ?? []).map(({ address }) => address)
  return strange.length === 0 ? evidence : { ...evidence, http: evidence.http.filter(({ address }) => !strange.includes(address)) }
}
