import type { Certificate } from './certificate.ts'
import type { Path } from './paths.ts'
import { isBroken, keyFault, signatureHash } from './strength.ts'

/** Why a path may not be used, and at which certificate. Times are those of the evidence. */
export interface PathFault {
  kind:
    | 'expired'
    | 'not-yet-valid'
    | 'not-a-ca'
    | 'path-too-long'
    | 'name-not-permitted'
    | 'not-for-servers'
    | 'unknown-critical-extension'
    | 'sha1-signature'
    | 'weak-key'
    | 'anchor-expired'
  certificate: Certificate
}

/** The extended key usage of TLS servers (RFC 5280, 4.2.1.12). */
export const serverAuth = '1.3.6.1.5.5.7.3.1'
const anyPurpose = '2.5.29.37.0'

/**
 * What RFC 5280, 6.1 and the browsers' rules find wrong with the issuers of a path
 * (the intermediates and the anchor). The leaf is looked at apart from its path.
 */
export function faultsOf({ certificates, anchor }: Path, now: Date): PathFault[] {
  const [leaf, ...intermediates] = certificates
  const names = leaf?.dnsNames.map((name) => name.replace(/^\*\./, '')) ?? []
  const faults = intermediates.flatMap((issuer, index) => issuerFaults(issuer, intermediates.slice(0, index), names, now))
  return [...faults, ...anchorFaults(anchor.certificate, intermediates, names, now)]
}

/** @param below the intermediates between this one and the leaf */
function issuerFaults(issuer: Certificate, below: readonly Certificate[], names: readonly string[], now: Date): PathFault[] {
  return faultsAt(issuer, [
    issuer.notAfter < now && 'expired',
    issuer.notBefore > now && 'not-yet-valid',
    (!issuer.isCa || issuer.keyUsage?.keyCertSign === false) && 'not-a-ca',
    isTooLong(issuer, below) && 'path-too-long',
    !names.every((name) => permits(issuer, name)) && 'name-not-permitted',
    issuer.extendedKeyUsage !== undefined && !isForServers(issuer.extendedKeyUsage) && 'not-for-servers',
    issuer.unknownCritical.length > 0 && 'unknown-critical-extension',
    isBroken(signatureHash(issuer)) && 'sha1-signature',
    keyFault(issuer) !== undefined && 'weak-key',
  ])
}

/** The signature of an anchor proves nothing, so how it is signed is no fault. */
const anchorFaults = (anchor: Certificate, below: readonly Certificate[], names: readonly string[], now: Date): PathFault[] =>
  faultsAt(anchor, [
    anchor.notAfter < now && 'anchor-expired',
    isTooLong(anchor, below) && 'path-too-long',
    !names.every((name) => permits(anchor, name)) && 'name-not-permitted',
  ])

const faultsAt = (certificate: Certificate, kinds: readonly (PathFault['kind'] | false)[]): PathFault[] =>
  kinds.filter((kind) => kind !== false).map((kind) => ({ kind, certificate }))

/** Intermediates that a CA issued to itself do not count (RFC 5280, 4.2.1.9). */
const isTooLong = ({ pathLength }: Certificate, below: readonly Certificate[]): boolean =>
  pathLength !== undefined && below.filter(({ rawSubject, rawIssuer }) => rawSubject !== rawIssuer).length > pathLength

const isForServers = (purposes: readonly string[]): boolean => purposes.includes(serverAuth) || purposes.includes(anyPurpose)

/** Whether a CA's name constraints let it vouch for a name (RFC 5280, 4.2.1.10). */
function permits(issuer: Certificate, hostname: string): boolean {
  const within = (subtree: string) => {
    const base = subtree.replace(/^\./, '')
    return base === '' || hostname === base || hostname.endsWith(`.${base}`)
  }
  return !issuer.excludedDns.some(within) && (issuer.permittedDns?.some(within) ?? true)
}
