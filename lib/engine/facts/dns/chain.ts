import { answerOf, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Fact, known } from '#lib/engine/facts/fact.ts'
import { type LinkRecord, recordSources } from './link-record.ts'
import { viewsOf } from './views.ts'

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
  /** how it ends: with addresses, or why not; `unknown` when nobody could be asked for the end */
  outcome: 'addresses' | 'nxdomain' | 'nodata' | 'servfail' | 'loop' | 'too-long' | 'unknown'
  /** the name at which the outcome was met (the link host itself, or a target) */
  outcomeAt: string
  /** who was believed for the link host's own record */
  source: 'authoritative' | 'recursive'
  /** the servers asked, for the sentence "asked ns1.example.net (192.0.2.1)" */
  asked: readonly string[]
}

/** Common resolvers follow 8 to 16 aliases; beyond this some visitors have no answer (Unbound and BIND stop at 11). */
export const mostAliases = 11

/** Derives the chain from the record that is believed and all that was seen behind it. */
export function chainOf(evidence: Evidence, record: Fact<LinkRecord>): Fact<Chain> {
  if (!record.known) return record
  const { value } = record
  const walk = walkAliases(evidence.target.hostname, recordSources(evidence, value))
  const hops = walk.aliases.map(({ name, data, ttl }) => ({ owner: name.toLowerCase(), target: data.toLowerCase(), ttl }))
  const outcome = hops.length > mostAliases ? 'too-long' : walk.circle ? 'loop' : outcomeAt(evidence, value, walk.end, walk.addresses)
  const chain: Chain = {
    hops,
    end: walk.end,
    addresses: [...new Set(walk.addresses.toSorted((a, b) => a.type.localeCompare(b.type)).map(({ data }) => data))],
    outcome,
    outcomeAt: walk.end,
    source: value.source,
    asked: value.asked,
  }
  return known(chain, [...record.evidence, ...idsBehind(evidence)])
}

function outcomeAt(evidence: Evidence, record: LinkRecord, end: string, addresses: readonly DnsRecord[]): Chain['outcome'] {
  if (addresses.length > 0) return 'addresses'
  if (end === evidence.target.hostname) return record.outcome === 'records' ? 'unknown' : record.outcome
  const lookups = evidence.dns.filter(({ purpose, name }) => purpose === 'link-host' && name.toLowerCase() === end)
  const outcomes = viewsOf(lookups, end).map(({ outcome }) => outcome)
  if (outcomes.includes('nxdomain') || endsInNxdomain(evidence, end)) return 'nxdomain'
  if (outcomes.includes('nodata')) return 'nodata'
  return outcomes.includes('servfail') ? 'servfail' : 'unknown'
}

/** A resolver that followed the aliases says NXDOMAIN of their end (RFC 6604, 3). */
const endsInNxdomain = (evidence: Evidence, end: string): boolean =>
  evidence.dns.some((lookup) => {
    const answer = lookup.purpose === 'link-host' && lookup.server.role === 'recursive' ? answerOf(lookup) : undefined
    return answer?.rcode === 'NXDOMAIN' && answer.answers.at(-1)?.type === 'CNAME' && answer.answers.at(-1)?.data.toLowerCase() === end
  })

const idsBehind = (evidence: Evidence): string[] =>
  evidence.dns
    .filter(({ purpose, name, attempt }) => purpose === 'link-host' && name !== evidence.target.hostname && attempt.state === 'observed')
    .map(({ id }) => id)
