import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import type { EdgeFingerprint } from '#lib/providers/provider.ts'
import type { HeaderMark } from './header-marks.ts'
import type { Sightings } from './sightings.ts'

/** What visitors reach first, with the reasons for saying so. */
export interface Edge {
  provider: EdgeProviderId
  confidence: 'confirmed' | 'likely' | 'possible'
  /** the marks in words of the field: `CNAME d111.cloudfront.net`, `address 192.0.2.1 in the ranges of cloudfront (2026-08-16)` */
  evidence: readonly string[]
  /** edges behind it, nearest first */
  behind: readonly EdgeProviderId[]
}

/** The edge, and which product of its provider it is where that is known: a key of the fingerprints (`nginx`, `gcore`). */
export interface DecidedEdge {
  edge: Edge
  product: string | null
}

/**
 * Names what visitors reach first. An address cannot be forged by the origin, a header
 * can: an address in a CDN's own ranges beats an alias, an alias beats headers. What
 * else left its marks stands behind.
 * @param rangesDate when the ranges were taken
 */
export function decideEdge(sightings: Sightings, rangesDate: string): DecidedEdge {
  const evidence = inWords(sightings, rangesDate)
  const marks = sightings.marks.filter(namesSomebody)
  const named = byAddress(sightings, marks) ?? byAlias(sightings, marks) ?? byHeaders(sightings, marks)
  if (!named) return customProxy(sightings, evidence)
  const { fingerprint, confidence } = named
  return { edge: { provider: fingerprint.id, confidence, evidence, behind: behind(fingerprint, marks) }, product: fingerprint.key }
}

interface Named {
  fingerprint: EdgeFingerprint
  confidence: Edge['confidence']
}

const isCdn = ({ fingerprint }: HeaderMark): boolean => fingerprint.id !== 'custom-proxy'
const namesSomebody = (mark: HeaderMark): boolean => mark.strength !== 'weak'

function byAddress({ addresses, ownRanges, alias }: Sightings, marks: readonly HeaderMark[]): Named | undefined {
  const first = ownRanges[0]?.fingerprint
  if (!first) return undefined
  const inside = addresses.filter(({ address }) =>
    ownRanges.some((range) => range.address === address && range.fingerprint.id === first.id),
  )
  // Some lists hold one family only: an address of the other one tells nothing.
  const outside = addresses.filter((entry) => !inside.includes(entry) && inside.some(({ family }) => family === entry.family))
  const agrees = alias?.provider === first.id || marks.some(({ fingerprint }) => fingerprint.id === first.id)
  return { fingerprint: first, confidence: agrees && outside.length === 0 ? 'confirmed' : 'likely' }
}

function byAlias({ alias, sharedRanges }: Sightings, marks: readonly HeaderMark[]): Named | undefined {
  if (!alias) return undefined
  const { fingerprint } = alias
  const agrees = [...marks, ...sharedRanges].some(
    (other) => other.fingerprint.key === fingerprint.key || other.fingerprint.id === alias.provider,
  )
  return { fingerprint, confidence: agrees ? 'confirmed' : 'likely' }
}

function byHeaders({ addresses, sharedRanges }: Sightings, marks: readonly HeaderMark[]): Named | undefined {
  const cdns = marks.filter(isCdn)
  // Cloudflare's own list is complete and its headers are the ones that get imitated.
  const credible = addresses.length > 0 ? cdns.filter(({ fingerprint }) => fingerprint.id !== 'cloudflare') : cdns
  if (credible.length < cdns.length) return undefined
  const outermost = credible[0]
  if (!outermost) return undefined
  const { fingerprint, strength, count } = outermost
  if (sharedRanges.some((range) => range.fingerprint.key === fingerprint.key)) return { fingerprint, confidence: 'confirmed' }
  return { fingerprint, confidence: strength === 'strong' || count > 1 || fingerprint.id === 'gcp' ? 'likely' : 'possible' }
}

function customProxy({ marks }: Sightings, evidence: readonly string[]): DecidedEdge {
  const proxies = marks.filter((mark) => !isCdn(mark))
  const imitated = marks.some((mark) => isCdn(mark) && namesSomebody(mark))
  const product = proxies.find(namesSomebody) ?? proxies[0]
  const confidence = product && !imitated ? 'likely' : 'possible'
  return { edge: { provider: 'custom-proxy', confidence, evidence, behind: [] }, product: product?.fingerprint.key ?? null }
}

/** The other CDNs that left their marks, nearest to the edge first. */
function behind(edge: EdgeFingerprint, marks: readonly HeaderMark[]): EdgeProviderId[] {
  const others = marks.filter((mark) => isCdn(mark) && mark.fingerprint.key !== edge.key && mark.fingerprint.id !== edge.id)
  return [...new Set(others.map(({ fingerprint }) => fingerprint.id))]
}

/** The marks as the reader sees them. */
function inWords({ addresses, ownRanges, sharedRanges, alias, marks, server }: Sightings, rangesDate: string): string[] {
  const inRanges = [...ownRanges, ...sharedRanges].map(
    ({ address, fingerprint }) => `address ${address} in the ranges of ${fingerprint.key} (${rangesDate})`,
  )
  const outside = inRanges.length === 0 ? addresses.map(({ address }) => `address ${address} in no ranges of a CDN (${rangesDate})`) : []
  const headers = marks.map(({ text }) => `header ${text}`)
  const plain = headers.length === 0 && server !== undefined ? [`header server: ${server.slice(0, 80)}`] : []
  return [...(alias ? [`CNAME ${alias.name}`] : []), ...inRanges, ...outside, ...headers, ...plain]
}
