import { answerRecords, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Chain } from './chain.ts'

/** The edge that was entered for the link host, beside where the public record leads. */
export interface MeantEdge {
  name: string
  /** `unclear`: both are addresses of one provider, behind which any of its customers may be */
  reached: 'yes' | 'no' | 'unclear'
  /** what the record says */
  instead: string
}

/** Compares by names, then by addresses; null where no edge was entered. Pure. */
export function meantEdgeOf(evidence: Evidence, chain: Chain): MeantEdge | null {
  const { expectedEdge: name } = evidence.target
  if (name === undefined) return null
  const lookups = evidence.dns.filter(({ purpose }) => purpose === 'edge')
  const walk = walkAliases(name, [answerRecords(lookups)])
  const names = new Set([name, ...walk.aliases.map(({ data }) => data.toLowerCase())])
  // It may have been entered as an address.
  const addresses = [name, ...walk.addresses.map(({ data }) => data)]
  const instead = chain.hops[0]?.target ?? chain.addresses[0] ?? chain.end
  const isThere = chain.hops.some(({ target }) => names.has(target)) || chain.addresses.some((address) => addresses.includes(address))
  if (isThere) return { name, reached: 'yes', instead }
  return {
    name,
    reached: chain.hops.length === 0 && mayBeSame(evidence, chain, lookups.length > 0 && walk.addresses.length === 0) ? 'unclear' : 'no',
    instead,
  }
}

/** Addresses alone: of a CDN each resolver gets others, and of an edge without an address nobody can tell. */
const mayBeSame = ({ addresses }: Evidence, chain: Chain, isUnresolved: boolean): boolean =>
  isUnresolved || addresses.some(({ address, ranges }) => chain.addresses.includes(address) && ranges.length > 0)
