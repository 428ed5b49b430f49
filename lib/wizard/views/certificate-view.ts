import { X509Certificate } from 'node:crypto'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { CertificateView } from '#lib/wizard/view.ts'

const dayMs = 24 * 3600 * 1000

/** The leaf that visitors of the link host (or of the rehearsed edge) were shown; null where none was. Pure. */
export function certificateView(evidence: Evidence | null): CertificateView | null {
  const role = evidence?.target.edge ? 'edge' : 'link-host'
  const shown = evidence?.tls.find((handshake) => handshake.role === role && handshake.attempt.state === 'observed')
  const leaf = shown?.attempt.state === 'observed' ? shown.attempt.value.chain[0] : undefined
  const certificate = leaf && readCertificate(leaf)
  if (!evidence || !certificate) return null
  const notAfter = new Date(certificate.validTo)
  return {
    issuer: field(certificate.issuer, 'O') ?? field(certificate.issuer, 'CN') ?? certificate.issuer,
    subjectNames: (certificate.subjectAltName ?? '')
      .split(', ')
      .flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []))
      .slice(0, 20),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: notAfter.toISOString(),
    daysLeft: Math.floor((notAfter.getTime() - new Date(evidence.startedAt).getTime()) / dayMs),
  }
}

/** Undefined for bytes that are no certificate, or one with dates that are none. */
function readCertificate(base64: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(Buffer.from(base64, 'base64'))
    return Number.isNaN(Date.parse(certificate.validTo)) || Number.isNaN(Date.parse(certificate.validFrom)) ? undefined : certificate
  } catch {
    return undefined
  }
}

const field = (name: string, key: string): string | undefined =>
  name
    .split('\n')
    .find((part) => part.startsWith(`${key}=`))
    ?.slice(key.length + 1)
