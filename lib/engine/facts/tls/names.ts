import { getPublicSuffix } from 'tldts'
import type { Certificate } from './certificate.ts'

/** How a certificate's names stand to the host name. */
export type NameCoverage =
  | 'covered'
  | 'common-name-only' // the subject's common name covers it, no subject alternative name does
  | 'wildcard-too-shallow' // a wildcard one or more labels short of it
  | 'other-names'

/**
 * Whether a DNS name of a certificate covers a host name, after RFC 9525, 6.3:
 * only a whole left-most label may be a wildcard, it stands for exactly one
 * label, and never directly over a public suffix (as browsers have it).
 * Both in lower case, the host name in A-labels.
 */
export function coversHost(presented: string, hostname: string): boolean {
  if (presented === hostname) return true
  if (!presented.startsWith('*.')) return false
  const base = presented.slice(2)
  const dot = hostname.indexOf('.')
  return dot > 0 && hostname.slice(dot + 1) === base && !isPublicSuffix(base)
}

/** Compares the names of a certificate with the host name. Only DNS names among the alternative names count. */
export function nameCoverage(certificate: Certificate, hostname: string): NameCoverage {
  if (certificate.dnsNames.some((name) => coversHost(name, hostname))) return 'covered'
  const commonName = certificate.commonName?.toLowerCase()
  if (commonName && coversHost(commonName, hostname)) return 'common-name-only'
  return certificate.dnsNames.some((name) => fallsShort(name, hostname)) ? 'wildcard-too-shallow' : 'other-names'
}

/** The wildcards that lie above a host name without reaching it. */
export const shallowWildcards = (certificate: Certificate, hostname: string): string[] =>
  certificate.dnsNames.filter((name) => fallsShort(name, hostname))

function fallsShort(presented: string, hostname: string): boolean {
  if (!presented.startsWith('*.') || isPublicSuffix(presented.slice(2))) return false
  return hostname.endsWith(presented.slice(1)) && !coversHost(presented, hostname)
}

// Browsers count the ICANN part of the list only: `*.github.io` is a name that its owner may hold.
const isPublicSuffix = (name: string): boolean => getPublicSuffix(name, { allowPrivateDomains: false }) === name
