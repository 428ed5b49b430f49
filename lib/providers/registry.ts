import type { EdgeProviderId, EspId, Region } from '#lib/engine/target/target.ts'
import { edgeFingerprints } from './edges.ts'
import { sendgrid } from './esp/sendgrid/fingerprint.ts'
import { ses } from './esp/ses/fingerprint.ts'
import { sparkpost } from './esp/sparkpost/fingerprint.ts'
import { editDistance, hasSuffix, type SuffixPattern, suffixPattern } from './names.ts'
import type { EdgeFingerprint, EspFingerprint } from './provider.ts'

/** What we know of each ESP. */
export const esps: Readonly<Record<EspId, EspFingerprint>> = { sendgrid, sparkpost, ses }

/** Display names of the ESPs. */
export const espNames: Readonly<Record<EspId, string>> = { sendgrid: sendgrid.name, sparkpost: sparkpost.name, ses: ses.name }

interface KnownSuffix<Owner> {
  owner: Owner
  suffix: string
  pattern: SuffixPattern
}

const split = <Owner extends { suffixes: readonly string[] }>(owners: readonly Owner[]): KnownSuffix<Owner>[] =>
  owners.flatMap((owner) => owner.suffixes.map((suffix) => ({ owner, suffix, pattern: suffixPattern(suffix) })))

const espSuffixes = split(Object.values(esps))
const edgeSuffixes = split(edgeFingerprints)

/** The ESP whose tracking service a host name (normal form) belongs to; whole labels from the right. */
export function espOfName(name: string): EspId | undefined {
  const labels = name.split('.')
  return espSuffixes.find(({ pattern }) => hasSuffix(labels, pattern))?.owner.id
}

/** Tells the names whose owner, an edge or an ESP, answers for what lies behind them. `espTarget`: the origin by Braze's record. */
export const isPlaceName =
  (espTarget: string) =>
  (name: string): boolean =>
    name === espTarget || espOfName(name) !== undefined || edgeProviderOfName(name) !== undefined

/** The ESP's own tracking host, for where Braze's record is not at hand. */
export const defaultEspTarget = (esp: EspId, region: Region): string => esps[esp].targets[region]

/** Whether the ESP itself keeps certificates for the names that point to this target. */
export const hasManagedTls = (espTarget: string): boolean =>
  Object.values(esps).some(({ managedTlsTargets }) => managedTlsTargets.includes(espTarget))

/**
 * Whether the ESP keeps certificates at the very place that a host leads to.
 * @param names the names on the way; without one of the ESP's, it is its usual target
 */
export const leadsToManagedTls = (names: readonly string[], espTarget: string): boolean => {
  const atEsp = names.filter((name) => espOfName(name) !== undefined)
  return (atEsp.length > 0 ? atEsp : [espTarget]).some(hasManagedTls)
}

/** An edge known by a host name: the provider, the suffix that matched, and the exact product. */
export interface EdgeName {
  provider: EdgeProviderId
  suffix: string
  fingerprint: EdgeFingerprint
}

/** The CDN or hosted proxy that hands out host names like this one (normal form). */
export function edgeProviderOfName(name: string): EdgeName | undefined {
  const labels = name.split('.')
  const known = edgeSuffixes.find(({ pattern }) => hasSuffix(labels, pattern))
  return known && { provider: known.owner.id, suffix: known.suffix, fingerprint: known.owner }
}

/** A known suffix that a name nearly has, and the name with that suffix put right. */
export interface NearSuffix {
  suffix: string
  corrected: string
  edits: number
}

// Of hosted proxies and rarer CDNs a customer's typing error is less likely than an honest name.
const mistypedSuffixes = [...split(edgeFingerprints.filter(({ id }) => id !== 'custom-proxy' && id !== 'other')), ...espSuffixes]

/** Suffixes of fewer characters are within two edits of too many honest names. */
const shortestWithTwoEdits = 9

/**
 * The CDN or ESP suffix that a name misses by one or two edits; undefined when it has a
 * known suffix or resembles none. A wrong last label (`cloudfront.com`) counts as one edit.
 */
export function nearestKnownSuffix(name: string): NearSuffix | undefined {
  if (espOfName(name) || edgeProviderOfName(name)) return undefined
  const labels = name.split('.')
  let nearest: NearSuffix | undefined
  for (const { suffix, pattern } of mistypedSuffixes) {
    if (suffix.includes('*') || labels.length < pattern.length) continue
    const edits = editsToSuffix(labels.slice(-pattern.length), pattern)
    if (edits > (suffix.length < shortestWithTwoEdits ? 1 : 2) || (nearest && nearest.edits <= edits)) continue
    nearest = { suffix, edits, corrected: [...labels.slice(0, -pattern.length), suffix].join('.') }
  }
  return nearest
}

function editsToSuffix(tail: readonly string[], pattern: SuffixPattern): number {
  const onlyLastDiffers = pattern.length > 1 && tail.slice(0, -1).join('.') === pattern.slice(0, -1).join('.')
  return onlyLastDiffers ? 1 : editDistance(tail.join('.'), pattern.join('.'), 2)
}

const certificateNames = edgeFingerprints.flatMap(({ id, defaultCertificateNames }) =>
  defaultCertificateNames.map((name) => ({ id, pattern: suffixPattern(name.toLowerCase()) })),
)

/**
 * Whose default certificate this is: an edge's for a host that it has no certificate for,
 * or the ESP's own. Ask only for a certificate that does not cover the host: shared
 * certificates of some CDNs carry the CDN's name beside their customers'.
 * @param sanNames DNS names of the leaf
 * @param subject common name of its subject
 */
export function defaultCertificateOf(sanNames: readonly string[], subject: string): EdgeProviderId | 'esp' | undefined {
  for (const name of [subject, ...sanNames]) {
    const labels = name.toLowerCase().split('.')
    if (espOfName(labels.join('.'))) return 'esp'
    const known = certificateNames.find(({ pattern }) => hasSuffix(labels, pattern))
    if (known) return known.id
  }
  return undefined
}

const genericNames: Partial<Record<EdgeProviderId, string>> = {
  other: 'another CDN',
  'custom-proxy': 'a proxy of your own',
  'esp-direct': 'the ESP itself',
  none: 'nothing',
}

/** Display name of an edge: `Amazon CloudFront`. */
export const providerName = (id: EdgeProviderId): string =>
  genericNames[id] ?? edgeFingerprints.find((fingerprint) => fingerprint.id === id)?.name ?? id

/** Whether the provider's rule is a CNAME to a host name of its own, so that a copied address goes stale. */
export const edgePublishesCname = (id: EdgeProviderId): boolean =>
  edgeFingerprints.some((fingerprint) => fingerprint.id === id && fingerprint.id !== 'custom-proxy' && fingerprint.publishesCname)
