import type { Refusal } from '#lib/engine/facts/tls/root-stores.ts'
import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import { keyFault, signatureHash } from '#lib/engine/facts/tls/strength.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { about, day } from './about.ts'

/** Root stores as their vendors call them. */
const storeNames = { chrome: 'Chrome', mozilla: 'Firefox', apple: 'Apple', microsoft: 'Microsoft', android: 'Android' } as const

export const storeList = (refusals: readonly Refusal[]): string => refusals.map(({ store }) => storeNames[store]).join(', ')

/** What keeps browsers from trusting the issuer of a certificate: the most specific fault, or none. */
export function issuerFault(served: ServedCertificate): Diagnosis | undefined {
  const { leaf, anchoring, intermediates } = served
  if (anchoring.kind !== 'anchored' && /cloudflare origin/i.test(leaf.issuer))
    return about(served, 'tls.cloudflare-origin-certificate-exposed', { issuer: leaf.issuer })
  switch (anchoring.kind) {
    case 'self-signed':
      return about(served, 'tls.self-signed-certificate', { subject: leaf.subject })
    case 'missing-intermediate':
      return about(served, 'tls.missing-intermediate', { missing: anchoring.missing, sent: intermediates.length + 1 })
    case 'wrong-intermediate':
      return about(served, 'tls.wrong-intermediate', { missing: anchoring.missing, sent: anchoring.sent.join(', ') })
    case 'unknown-root':
      return about(served, 'tls.untrusted-issuer', { issuer: leaf.issuer, root: anchoring.root, reason: '' })
    case 'removed-root':
      return distrusted(served, anchoring.root, anchoring.refusals)
    case 'faulty-path':
      return pathFault(served)
    case 'anchored': {
      const limited = anchoring.refusals.filter(({ since }) => since !== undefined)
      return limited.length > 0 ? distrusted(served, anchoring.root, limited) : undefined
    }
  }
}

function distrusted(served: ServedCertificate, root: string, refusals: readonly Refusal[]): Diagnosis {
  const since = refusals.map((refusal) => refusal.since).find((date) => date !== undefined)
  return about(served, 'tls.distrusted-issuer', { root, stores: storeList(refusals), since: since ?? '' })
}

function pathFault(served: ServedCertificate): Diagnosis | undefined {
  if (served.anchoring.kind !== 'faulty-path') return undefined
  const { root, faults } = served.anchoring
  const [fault] = faults
  if (!fault) return undefined
  const { subject, notAfter } = fault.certificate
  switch (fault.kind) {
    case 'expired':
      return about(served, 'tls.intermediate-expired', { intermediate: subject, expiredOn: day(notAfter) })
    case 'sha1-signature':
      return about(served, 'tls.sha1-signature', { subject, hash: signatureHash(fault.certificate) })
    case 'weak-key':
      return about(served, 'tls.weak-key', { key: keyFault(fault.certificate) ?? '', subject })
    default:
      return about(served, 'tls.untrusted-issuer', {
        issuer: served.leaf.issuer,
        root,
        reason: `${subject}: ${fault.kind}${fault.detail ? ` (${fault.detail})` : ''}`,
      })
  }
}
