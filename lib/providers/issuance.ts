import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { edgeFingerprints } from './edges.ts'
import { hasSuffix, suffixPattern } from './names.ts'

/**
 * The CAA names of the authorities that a CDN issues from by itself; one of them is enough.
 * A CDN without such a list may issue from any.
 */
export const issuersOfProvider = (provider: EdgeProviderId): readonly string[] | undefined =>
  edgeFingerprints.find(({ id, caaIssuers }) => id === provider && caaIssuers !== undefined)?.caaIssuers

/** The CAA names of an authority by the organisation in its certificates (their CPS texts). */
const organisations: readonly (readonly [organisation: RegExp, names: readonly string[]])[] = [
  [/^Amazon/i, ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com']],
  [/^Let's Encrypt/i, ['letsencrypt.org']],
  [/^Google Trust Services/i, ['pki.goog']],
  [/^DigiCert/i, ['digicert.com']],
  [/^GlobalSign/i, ['globalsign.com']],
  [/^Sectigo/i, ['sectigo.com', 'comodoca.com']],
  [/^SSL Corp/i, ['ssl.com']],
  [/^Certainly/i, ['certainly.com']],
]

export const issuersOfOrganisation = (organisation: string): readonly string[] | undefined =>
  organisations.find(([pattern]) => pattern.test(organisation))?.[1]

const challenges = edgeFingerprints.flatMap(({ id, challengeSuffix }) =>
  challengeSuffix === undefined ? [] : [{ id, pattern: suffixPattern(challengeSuffix) }],
)

/** The CDN that proves control of a name by a challenge record that leads to this host. */
export const challengeOwner = (target: string): EdgeProviderId | undefined =>
  challenges.find(({ pattern }) => hasSuffix(target.toLowerCase().split('.'), pattern))?.id

export const usesChallenge = (provider: EdgeProviderId): boolean => challenges.some(({ id }) => id === provider)
