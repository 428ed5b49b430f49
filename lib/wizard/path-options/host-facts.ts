import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Caa } from '#lib/engine/facts/dns/caa.ts'
import type { Edge } from '#lib/engine/facts/edge/decide.ts'
import { type Fact, factValue } from '#lib/engine/facts/fact.ts'
import { deriveFacts } from '#lib/engine/facts/facts.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { type ClosingProduct, closingProductOf } from '#lib/providers/lifecycle.ts'

/** What bears on the choice of who holds a link host's certificate; null where it could not be seen. */
export interface HostFacts {
  hostname: string
  checkedAt: string // RFC 3339, UTC
  /** the zone that holds it, as far as it was seen; else its registered domain */
  zone: string
  /** labels of the link host below the zone */
  depth: number
  /** whether Cloudflare serves the zone */
  zoneAtCloudflare: boolean | null
  /** what stands in front today; `none` and `esp-direct` are no edge */
  edge: Edge['provider'] | null
  /** a product on the way that takes no new customers */
  closing: ClosingProduct | null
  caa: Pick<Caa, 'at' | 'records' | 'allowed' | 'failing' | 'challenge'> | null
  /** the zone whose signatures resolvers refuse; `holds` where they accept them, or there are none */
  dnssec: { refused: string } | 'holds' | null
  /** ids of the evidence, by what it is about */
  evidence: Record<Topic, readonly string[]>
}

export type Topic = 'zone' | 'edge' | 'caa' | 'dnssec'

/** Reads them from the evidence of a check or of a first look. Pure. */
export function hostFactsOf(evidence: Evidence): HostFacts {
  const { hostname } = evidence.target
  const facts = deriveFacts(evidence)
  const record = factValue(facts.ownRecord)
  const zone = record?.delegation?.zone ?? registeredDomain(hostname)
  const dnssec = factValue(facts.dnssec)
  return {
    hostname,
    checkedAt: evidence.startedAt,
    zone,
    depth: depthOf(hostname, zone),
    zoneAtCloudflare: record?.delegation ? (factValue(facts.destination)?.zoneAtCloudflare ?? null) : null,
    edge: factValue(facts.edge)?.provider ?? null,
    closing: closingProductOf(factValue(facts.edgeProduct)?.names ?? []) ?? null,
    caa: factValue(facts.caa) ?? null,
    dnssec: dnssec?.state === 'refused' ? { refused: dnssec.zone } : dnssec?.state === 'accepted' ? 'holds' : null,
    evidence: {
      zone: record?.delegation?.ids ?? [],
      edge: idsOf(facts.edge),
      caa: idsOf(facts.caa),
      dnssec: evidence.dns.filter(({ purpose }) => purpose === 'dnssec').map(({ id }) => id),
    },
  }
}

const idsOf = (fact: Fact<unknown>): readonly string[] => (fact.known ? fact.evidence : [])

const depthOf = (hostname: string, zone: string): number => hostname.split('.').length - zone.split('.').length
