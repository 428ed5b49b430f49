import type { GeneralName } from '#lib/engine/facts/tls/general-names.ts'
import { lifetimeDays, longestLifetimeTaken } from '#lib/engine/facts/tls/lifetime.ts'
import { serverAuth } from '#lib/engine/facts/tls/path-faults.ts'
import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import { isBroken, keyFault, signatureHash } from '#lib/engine/facts/tls/strength.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { about, day } from './about.ts'

const dayMs = 86_400_000

/** Whether the certificate is out of its time, or valid for longer than browsers take from a public root. */
export function timeFault(served: ServedCertificate, now: Date): Diagnosis | undefined {
  const { leaf, anchoring } = served
  const { notBefore, notAfter, issuer } = leaf
  if (notAfter < now) {
    const daysAgo = Math.floor((now.getTime() - notAfter.getTime()) / dayMs)
    return about(served, 'tls.certificate-expired', { expiredOn: day(notAfter), daysAgo, issuer })
  }
  if (notBefore > now)
    return about(served, 'tls.certificate-not-yet-valid', { validFrom: `${notBefore.toISOString().slice(0, 16)}Z`, issuer })
  const limitDays = longestLifetimeTaken(notBefore)
  const days = lifetimeDays(leaf)
  const isPublic = anchoring.kind === 'anchored' && anchoring.public
  return isPublic && days > limitDays ? about(served, 'tls.certificate-lifetime-refused', { days, limitDays }) : undefined
}

/** Whether browsers refuse the certificate for how it is made, whoever issued it. */
export function makeFault(served: ServedCertificate): Diagnosis | undefined {
  const { leaf } = served
  const key = keyFault(leaf)
  if (key) return about(served, 'tls.weak-key', { key, subject: leaf.subject })
  const hash = signatureHash(leaf)
  if (isBroken(hash)) return about(served, 'tls.sha1-signature', { subject: leaf.subject, hash })
  const reason = purposeFault(served)
  return reason ? about(served, 'tls.not-a-server-certificate', { reason }) : undefined
}

/**
 * Whether the certificate demands an OCSP response that did not come (RFC 7633): Firefox refuses it then.
 * A server may have to fetch one first: one that sends it over a later connection is well.
 */
export function stapleFault(served: ServedCertificate, all: readonly ServedCertificate[]): Diagnosis | undefined {
  const { leaf, address } = served
  const isStapled = all.some((other) => other.address === address && other.stapled !== false)
  return leaf.mustStaple && !isStapled ? about(served, 'tls.ocsp-staple-missing', { addresses: address }) : undefined
}

/** DER of a name without parts. */
const emptyName = '0\0'

/** Chrome reads no certificate with such a name, whichever of its names is asked for. */
const isMalformed = ({ form, value }: GeneralName): boolean =>
  form === 'iPAddress' ? value.length !== 4 && value.length !== 16 : form === 'dNSName' && /[^\0-\x7f]/.test(value)

/** Apple asks for the server purpose in so many words (support.apple.com/103769). What the key has to be usable for depends on the handshake: `tls.handshake` judges it. */
function purposeFault({ leaf }: ServedCertificate): string | undefined {
  if (!leaf.extendedKeyUsage) return 'it has no extended key usage'
  if (!leaf.extendedKeyUsage.includes(serverAuth)) return 'its extended key usage lacks serverAuth'
  if (leaf.isCa) return 'it is the certificate of a CA (basic constraints CA:TRUE)'
  if (leaf.rawSubject === emptyName && !leaf.namesCritical) return 'it has no subject, and its alternative names are not marked critical'
  if (leaf.names.some(isMalformed)) return 'an alternative name is malformed (bytes outside of ASCII, or an address of an odd length)'
  if (leaf.repeated.length > 0) return `it has an extension twice (${leaf.repeated[0]})`
  return leaf.unknownCritical.length > 0 ? `it has a critical extension that browsers do not know (${leaf.unknownCritical[0]})` : undefined
}
