import type { AddressEvidence, Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { edgeFingerprints } from '#lib/providers/edges.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import type { EdgeFingerprint } from '#lib/providers/provider.ts'
import { type EdgeName, edgeProviderOfName } from '#lib/providers/registry.ts'
import { type HeaderMark, headerMarks } from './header-marks.ts'

/** An address that lies in the published ranges of a provider. */
export interface RangeSighting {
  fingerprint: EdgeFingerprint
  address: string
}

/** Everything that tells who answers first, each kind of mark by itself. */
export interface Sightings {
  /** addresses that may be dialled */
  addresses: readonly AddressEvidence[]
  /** addresses in ranges that serve this provider's visitors alone */
  ownRanges: readonly RangeSighting[]
  /** addresses in ranges that the provider shares with other uses */
  sharedRanges: readonly RangeSighting[]
  /** the last alias that leads to a provider we know, and the first name of that provider */
  alias: (EdgeName & { name: string }) | undefined
  /** header marks of the first answer that bears any, nearest to the visitor first; those that the ESP's own answers bear too are left out */
  marks: readonly HeaderMark[]
  /** the `server` header of that answer */
  server: string | undefined
  /** ids of the exchanges read */
  exchanges: readonly string[]
}

const byRangeKey = new Map(edgeFingerprints.flatMap((fingerprint) => [fingerprint.key, fingerprint.id].map((key) => [key, fingerprint])))

/**
 * Reads all marks of what answers for the judged host.
 * @param role the link host, or the edge in a rehearsal
 * @param names every name on the way, in order
 */
export function sightingsOf(evidence: Evidence, role: 'link-host' | 'edge', names: readonly string[]): Sightings {
  const addresses = evidence.addresses.filter((entry) => entry.role === role && entry.allowed)
  const sightings = addresses.flatMap(({ address, ranges }) =>
    ranges.flatMap((key) => {
      const fingerprint = byRangeKey.get(key)
      return fingerprint?.ranges ? [{ fingerprint, address }] : []
    }),
  )
  const exchanges = answered(evidence, role)
  const espMarks = new Set(
    answered(evidence, 'origin')
      .flatMap(marksOf)
      .map(({ fingerprint }) => fingerprint.key),
  )
  const bearing = exchanges.find((exchange) => marksOf(exchange).length > 0) ?? exchanges[0]
  return {
    addresses,
    ownRanges: sightings.filter(({ fingerprint }) => fingerprint.ranges === 'cdn-only'),
    sharedRanges: sightings.filter(({ fingerprint }) => fingerprint.ranges === 'shared'),
    alias: lastAlias(names),
    marks: bearing ? marksOf(bearing).filter(({ fingerprint }) => !espMarks.has(fingerprint.key)) : [],
    server: bearing?.attempt.state === 'observed' ? headerOf(bearing.attempt.value, 'server') : undefined,
    exchanges: exchanges.map(({ id }) => id),
  }
}

/** Exchanges that brought an answer, HTTPS first. */
const answered = (evidence: Evidence, role: HttpExchange['role']): HttpExchange[] =>
  evidence.http
    .filter((exchange) => exchange.role === role && exchange.attempt.state === 'observed')
    .sort((a, b) => Number(a.scheme === 'http') - Number(b.scheme === 'http'))

const marksOf = (exchange: HttpExchange): HeaderMark[] => (exchange.attempt.state === 'observed' ? headerMarks(exchange.attempt.value) : [])

/** The last name decides; it is shown by the first name of the same provider, which is the one that customers know. */
function lastAlias(names: readonly string[]): Sightings['alias'] {
  const known = names.flatMap((name) => {
    const owner = edgeProviderOfName(name)
    return owner ? [{ ...owner, name }] : []
  })
  const last = known.at(-1)
  return last && { ...last, name: known.find(({ provider }) => provider === last.provider)?.name ?? last.name }
}
