import { isWithin } from '#lib/engine/evidence/dns-answers.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'

const amazon = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com']

/**
 * The CAA names of the authorities that each CDN issues from by itself; one of them is
 * enough. A CDN that is not listed may issue from any. Sources: the vendors' pages on
 * certificates (Cloudflare SSL, ACM, Fastly TLS, Google Certificate Manager, Azure Front Door, KeyCDN).
 */
const providerIssuers: Partial<Record<EdgeProviderId, readonly string[]>> = {
  cloudfront: amazon,
  cloudflare: ['letsencrypt.org', 'pki.goog', 'ssl.com', 'sectigo.com'],
  fastly: ['certainly.com', 'letsencrypt.org', 'globalsign.com'],
  gcp: ['pki.goog', 'letsencrypt.org'],
  azure: ['digicert.com'],
  keycdn: ['letsencrypt.org'],
}

export const issuersOfProvider = (provider: EdgeProviderId): readonly string[] | undefined => providerIssuers[provider]

/** The CAA names of an authority by the organisation in its certificates (their CPS texts). */
const organisations: readonly (readonly [organisation: RegExp, names: readonly string[]])[] = [
  [/^Amazon/i, amazon],
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

/** Where CDNs and ESPs have the ACME challenge of a customer's name delegated to. */
const challengeOwners: readonly (readonly [suffix: string, provider: EdgeProviderId])[] = [
  ['fastly-validations.com', 'fastly'],
  ['authorize.certificatemanager.goog', 'gcp'],
  ['dcv.cloudflare.com', 'cloudflare'],
]

/** CDNs that prove control of a name by a challenge record of their own. */
export const challengeOwner = (target: string): EdgeProviderId | undefined =>
  challengeOwners.find(([suffix]) => isWithin(target, suffix))?.[1]

export const usesChallenge = (provider: EdgeProviderId): boolean => challengeOwners.some(([, owner]) => owner === provider)
