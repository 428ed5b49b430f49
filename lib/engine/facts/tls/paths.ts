import type { Anchor, Anchors } from './anchors.ts'
import { BoundedCache } from './bounded-cache.ts'
import type { Certificate } from './certificate.ts'

/** Certificates from the leaf to the one that the anchor issued, each signed by the next; the anchor last. */
export interface Path {
  certificates: readonly Certificate[]
  anchor: Anchor
}

/** What can be said of the way from the leaf upwards. */
export interface PathSearch {
  paths: readonly Path[]
  /** where the longest way ends that reaches no anchor: the certificate whose issuer is not there */
  deadEnd?: Certificate
}

const longestPath = 8
const mostPaths = 12
// A hostile peer may send certificates that all sign each other.
const mostSteps = 200

const signatures = new BoundedCache<'good' | 'bad'>(4096)

/**
 * Every path from the leaf through the certificates sent to an anchor (RFC 4158):
 * names chain, key identifiers agree where both are given, and each signature was
 * verified. Whether a path may be used is not asked here.
 */
export function findPaths(leaf: Certificate, sent: readonly Certificate[], anchors: Anchors): PathSearch {
  const paths: Path[] = []
  let deadEnd: readonly Certificate[] = []
  let steps = 0
  const extend = (soFar: readonly Certificate[], last: Certificate): void => {
    steps += 1
    if (paths.length >= mostPaths || steps > mostSteps) return
    const found = anchors.named(last.rawIssuer).filter((anchor) => issued(anchor.certificate, last))
    for (const anchor of found) paths.push({ certificates: soFar, anchor })
    // A root sent along adds nothing to the anchor; another CA's signature under the same key may lead to more stores.
    const next = issuersAmong(sent, last, soFar).filter((issuer) => found.length === 0 || !isSelfSigned(issuer))
    for (const issuer of next) if (soFar.length < longestPath) extend([...soFar, issuer], issuer)
    if (found.length === 0 && next.length === 0 && soFar.length > deadEnd.length) deadEnd = soFar
  }
  extend([leaf], leaf)
  return { paths, deadEnd: deadEnd.at(-1) }
}

const issuersAmong = (sent: readonly Certificate[], last: Certificate, soFar: readonly Certificate[]): Certificate[] =>
  sent.filter((candidate) => candidate.rawSubject === last.rawIssuer && !soFar.includes(candidate) && issued(candidate, last))

/** Whether one certificate's key signed the other. */
export function issued(issuer: Certificate, certificate: Certificate): boolean {
  if (issuer.rawSubject !== certificate.rawIssuer) return false
  if (issuer.subjectKeyId && certificate.authorityKeyId && issuer.subjectKeyId !== certificate.authorityKeyId) return false
  return signatures.getOrCompute(`${certificate.fingerprint} ${issuer.fingerprint}`, () => verified(certificate, issuer)) === 'good'
}

function verified(certificate: Certificate, issuer: Certificate): 'good' | 'bad' {
  try {
    return certificate.x509.verify(issuer.publicKey) ? 'good' : 'bad'
  } catch {
    // A key of a kind that cannot have made this signature.
    return 'bad'
  }
}

/** Whether a certificate is signed by its own key. */
export const isSelfSigned = (certificate: Certificate): boolean => issued(certificate, certificate)
