import { answerOf } from '#lib/engine/evidence/dns-answers.ts'
import type { AddressEvidence, DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Chain } from './chain.ts'

/** An address that must not be connected to. */
export interface ForbiddenAddress {
  address: string
  /** the special range that it lies in */
  scope: string
}

export interface LinkAddresses {
  all: readonly string[]
  forbidden: readonly ForbiddenAddress[]
  /** answers to the same question that were public once and forbidden once */
  alternating: boolean
}

/** A resolver's answer that may be older than this has to be asked about again before it proves a change. */
const freshTtl = 60 // seconds

/** The addresses that the way of the link host ends at, and whether all answers agree on their being public. */
export function linkAddressesOf(evidence: Evidence, chain: Chain): LinkAddresses {
  const noted = new Map(evidence.addresses.filter(({ role }) => role === 'link-host').map((entry) => [entry.address, entry]))
  const forbidden = (address: string): boolean => noted.get(address)?.allowed === false
  const answers = answersFor(evidence, chain.end)
  const mixed = (some: readonly AddressAnswer[]) =>
    some.some(({ addresses }) => addresses.every(forbidden)) && some.some(({ addresses }) => !addresses.some(forbidden))
  // What a resolver remembers for long is no change where the zone's servers can be asked.
  const isToldByServers = answers.some(({ role }) => role === 'authoritative')
  const alternating =
    mixed(answers.filter(({ role, ttl }) => role === 'authoritative' || ttl <= freshTtl)) ||
    (!isToldByServers && mixed(answers.filter(({ role }) => role === 'recursive')))
  const all = alternating ? [...new Set(answers.flatMap(({ addresses }) => addresses))] : [...chain.addresses]
  return { all, forbidden: all.flatMap((address) => forbiddenAddress(noted.get(address))), alternating }
}

const forbiddenAddress = (entry: AddressEvidence | undefined): ForbiddenAddress[] =>
  entry && !entry.allowed ? [{ address: entry.address, scope: entry.scope }] : []

interface AddressAnswer {
  role: DnsLookup['server']['role']
  ttl: number
  addresses: string[]
}

/** Every answer that gave IPv4 addresses for a name. */
const answersFor = (evidence: Evidence, name: string): AddressAnswer[] =>
  evidence.dns.flatMap((lookup) => {
    const records = lookup.purpose === 'link-host' ? (answerOf(lookup)?.answers ?? []) : []
    const own = records.filter((record) => record.type === 'A' && record.name.toLowerCase() === name)
    return own.length === 0
      ? []
      : [{ role: lookup.server.role, ttl: Math.max(...own.map(({ ttl }) => ttl)), addresses: own.map(({ data }) => data) }]
  })
