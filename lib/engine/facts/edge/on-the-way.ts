import type { DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Chain } from '#lib/engine/facts/dns.ts'

/** More aliases than this are no chain that a resolver follows. */
const maxAliases = 16

/** The names from the link host to its canonical name, without the link host itself. */
export const namesOfChain = (chain: Chain): string[] => chain.hops.map(({ target }) => target.toLowerCase())

/** The edge given for a rehearsal and the names that its aliases lead to, as the resolvers answered. */
export function namesOfEdge(evidence: Evidence, edge: string): string[] {
  const aliases = new Map<string, string>()
  for (const { name, data } of edgeRecords(evidence)) if (!aliases.has(name)) aliases.set(name, data.toLowerCase())
  const names = [edge]
  for (let next = aliases.get(edge); next !== undefined && names.length <= maxAliases; next = aliases.get(next)) {
    if (names.includes(next)) break
    names.push(next)
  }
  return names
}

const edgeRecords = (evidence: Evidence): DnsRecord[] =>
  evidence.dns
    .filter(({ purpose }) => purpose === 'edge')
    .flatMap(({ attempt }) => (attempt.state === 'observed' ? attempt.value.answers : []))
    .filter(({ type }) => type === 'CNAME')
