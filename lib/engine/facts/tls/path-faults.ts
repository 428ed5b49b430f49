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
export function faultsOf({ certificates, anchor }: Path, hostname: string, now: Date): PathFault[] {
  const intermediates = certificates.slice(1)
  const faults = intermediates.flatMap((issuer, index) => issuerFaults(issuer, index, hostname, now))
  const anchorExpired = anchor.certificate.notAfter < now
  return anchorExpired ? [...faults, { kind: 'anchor-expired', certificate: anchor.certificate }] : faults
}

/** @param below number of intermediates between this one and the leaf */
function issuerFaults(issuer: Certificate, below: number, hostname: string, now: Date): PathFault[] {
  const faults: (PathFault['kind'] | false)[] = [
    issuer.notAfter < now && 'expired',
    issuer.notBefore > now && 'not-yet-valid',
    (!issuer.isCa || issuer.keyUsage?.keyCertSign === false) && 'not-a-ca',
    issuer.pathLength !== undefined && below > issuer.pathLength && 'path-too-long',
    !permits(issuer, hostname) && 'name-not-permitted',
    issuer.extendedKeyUsage !== undefined && !isForServers(issuer.extendedKeyUsage) && 'not-for-servers',
    issuer.unknownCritical.length > 0 && 'unknown-critical-extension',
    isBroken(signatureHash(issuer)) && 'sha1-signature',
    keyFault(issuer) !== undefined && 'weak-key',
  ]
  return faults.filter((kind) => kind !== false).map((kind) => ({ kind, certificate: issuer }))
}

const isForServers = (purposes: readonly string[]): boolean => purposes.includes(serverAuth) || purposes.includes(anyPurpose)

/** Whether a CA's name constraints let it vouch for the host name (RFC 5280, 4.2.1.10). */
function permits(issuer: Certificate, hostname: string): boolean {
  const within = (subtree: string) => {
    const base = subtree.replace(/^\./, '')
    return base === '' || hostname === base || hostname.endsWith(`.${base}`)
  }
  return !issuer.excludedDns.some(within) && (issuer.permittedDns?.some(within) ?? true)
}
