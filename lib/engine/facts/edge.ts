import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import type { DnsFacts } from './dns.ts'
import { type Fact, notLookedAt } from './fact.ts'
import type { TlsFacts } from './tls.ts'

/** What visitors reach first, with the reasons for saying so. */
export interface Edge {
  provider: EdgeProviderId
  confidence: 'confirmed' | 'likely' | 'possible'
  /** the marks in words of the field: `CNAME d111.cloudfront.net`, `address 192.0.2.1 in cloudfront's ranges of 2026-08-16` */
  evidence: readonly string[]
  /** edges behind it, nearest first */
  behind: readonly EdgeProviderId[]
}

export interface EdgeFacts {
  edge: Fact<Edge>
}

/** Derives what stands in front of the ESP; pure. */
export function deriveEdgeFacts(_evidence: Evidence, _dns: DnsFacts, _tls: TlsFacts): EdgeFacts {
  return { edge: notLookedAt('not built yet') }
}
