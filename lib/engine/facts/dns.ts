import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Fact, notLookedAt } from './fact.ts'

/** One alias on the way. */
export interface Hop {
  owner: string
  target: string
  ttl: number // seconds
}

/**
 * How the link host resolves. The truth of its own record comes from the
 * authoritative servers where they could be asked, else from the resolvers;
 * what the aliases lead to comes from the resolvers.
 */
export interface Chain {
  hops: readonly Hop[]
  /** where the aliases end: the canonical name */
  end: string
  /** addresses of the canonical name, IPv4 first */
  addresses: readonly string[]
  /** how it ends: with addresses, or why not */
  outcome: 'addresses' | 'nxdomain' | 'nodata' | 'servfail' | 'loop' | 'too-long'
  /** the name at which the outcome was met (the link host itself, or a target) */
  outcomeAt: string
  /** who was believed for the link host's own record */
  source: 'authoritative' | 'recursive'
  /** the servers asked, for the sentence "asked ns1.example.net (192.0.2.1)" */
  asked: readonly string[]
}

export interface DnsFacts {
  /** resolution of the link host, whatever `--edge` says */
  chain: Fact<Chain>
}

/** Derives the DNS facts; pure. */
export function deriveDnsFacts(_evidence: Evidence): DnsFacts {
  return { chain: notLookedAt('not built yet') }
}
