import type { Certificate } from './certificate.ts'
import { elementAt } from './der.ts'
import { directoryText, type GeneralName } from './general-names.ts'
import { type Breach, breachOf } from './name-constraints.ts'
import type { Path } from './paths.ts'
import { isBroken, keyFault, signatureHash } from './strength.ts'

/** Why a path may not be used, and at which certificate. Times are those of the evidence. */
export interface PathFault {
  kind:
    | 'expired'
    | 'not-yet-valid'
    | 'not-a-ca'
    | 'path-too-long'
    | Breach['kind']
    | 'malformed'
    | 'no-valid-policy'
    | 'not-for-servers'
    | 'unknown-critical-extension'
    | 'sha1-signature'
    | 'weak-key'
    | 'anchor-expired'
  certificate: Certificate
  /** what of it: a name, an object identifier */
  detail?: string
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
  if (!leaf) return []
  const faults = intermediates.flatMap((issuer, index) => [
    ...issuerFaults(issuer, intermediates.slice(0, index), now),
    ...nameFaults(issuer, leaf, intermediates.slice(0, index)),
    ...policyFaults(issuer, [leaf, ...intermediates.slice(0, index)], intermediates),
  ])
  return [...faults, ...anchorFaults(anchor.certificate, intermediates, now), ...nameFaults(anchor.certificate, leaf, intermediates)]
}

/** @param below the intermediates between this one and the leaf */
function issuerFaults(issuer: Certificate, below: readonly Certificate[], now: Date): PathFault[] {
  return faultsAt(issuer, [
    issuer.notAfter < now && 'expired',
    issuer.notBefore > now && 'not-yet-valid',
    (!issuer.isCa || issuer.keyUsage?.keyCertSign === false) && 'not-a-ca',
    isTooLong(issuer, below) && 'path-too-long',
    issuer.extendedKeyUsage !== undefined && !isForServers(issuer.extendedKeyUsage) && 'not-for-servers',
    issuer.unknownCritical.length > 0 && { kind: 'unknown-critical-extension', detail: issuer.unknownCritical[0] },
    issuer.repeated.length > 0 && { kind: 'malformed', detail: issuer.repeated[0] },
    isBroken(signatureHash(issuer)) && 'sha1-signature',
    keyFault(issuer) !== undefined && 'weak-key',
  ])
}

/** The signature of an anchor proves nothing, so how it is signed is no fault. */
const anchorFaults = (anchor: Certificate, below: readonly Certificate[], now: Date): PathFault[] =>
  faultsAt(anchor, [anchor.notAfter < now && 'anchor-expired', isTooLong(anchor, below) && 'path-too-long'])

type Found = PathFault['kind'] | Omit<PathFault, 'certificate'>

const faultsAt = (certificate: Certificate, found: readonly (Found | false)[]): PathFault[] =>
  found.filter((one) => one !== false).map((one) => ({ ...(typeof one === 'string' ? { kind: one } : one), certificate }))

/**
 * Whether the leaf and the intermediates below a CA keep to its name constraints; they are inherited all
 * the way down, but for a CA's own certificates to itself, by which it changes keys (RFC 5280, 6.1.3 (b)).
 */
function nameFaults(issuer: Certificate, leaf: Certificate, below: readonly Certificate[]): PathFault[] {
  const { nameConstraints } = issuer
  if (!nameConstraints) return []
  const bound = [leaf, ...below.filter(({ rawSubject, rawIssuer }) => rawSubject !== rawIssuer)]
  const breach = breachOf(nameConstraints, bound.flatMap(namesOf))
  return breach ? [{ ...breach, certificate: issuer }] : []
}

const anyPolicy = '2.5.29.32.0'

/** Whether one policy holds for the whole path, where a CA of it asks for that (RFC 5280, 6.1.5 (a)). */
function policyFaults(issuer: Certificate, below: readonly Certificate[], intermediates: readonly Certificate[]): PathFault[] {
  const counted = below.filter(({ rawSubject, rawIssuer }, index) => index === 0 || rawSubject !== rawIssuer)
  if (issuer.explicitPolicyAfter === undefined || counted.length < issuer.explicitPolicyAfter) return []
  const limits = [below[0], ...intermediates].flatMap((certificate) =>
    certificate && !certificate.policies.includes(anyPolicy) ? [certificate.policies] : [],
  )
  const [first = [anyPolicy], ...others] = limits
  const holds = first.some((policy) => others.every((policies) => policies.includes(policy)))
  return holds ? [] : [{ kind: 'no-valid-policy', certificate: issuer }]
}

/** Every name that a certificate is for: the alternative ones, and the subject where there is one. */
function namesOf({ names, rawSubject }: Certificate): readonly GeneralName[] {
  const bytes = Buffer.from(rawSubject, 'latin1')
  const subject = directoryText(bytes, elementAt(bytes, 0, bytes.length))
  return subject === '' ? names : [...names, { form: 'directoryName', value: subject }]
}

/** Intermediates that a CA issued to itself do not count (RFC 5280, 4.2.1.9). */
const isTooLong = ({ pathLength }: Certificate, below: readonly Certificate[]): boolean =>
  pathLength !== undefined && below.filter(({ rawSubject, rawIssuer }) => rawSubject !== rawIssuer).length > pathLength

const isForServers = (purposes: readonly string[]): boolean => purposes.includes(serverAuth) || purposes.includes(anyPurpose)
