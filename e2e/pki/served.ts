import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Anchors } from '#lib/engine/facts/tls/anchors.ts'
import { parseCertificate } from '#lib/engine/facts/tls/certificate.ts'
import { type ServedCertificate, servedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { type Made, makeCa, now } from './make-certificate.ts'

export const hostname = 'link.mail.example.com'
export const target: Target = {
  hostname,
  esp: 'sendgrid',
  region: 'us',
  espTarget: 'sendgrid.net',
  links: [],
  appLinks: false,
  records: [],
}

/** A CA whose root is trusted as if it were a public one, and one that configuration adds. */
export const root = makeCa({ commonName: 'Test Root', organization: 'Test CA' })
export const intermediate = makeCa({ commonName: 'Test Issuing CA', organization: 'Test CA', pathLength: 0 }, root)
export const unknownRoot = makeCa({ commonName: 'Nobody Root', organization: 'Nobody' })

const read = (made: Made) => {
  const certificate = parseCertificate(made.base64)
  if (!certificate) throw new Error('the certificate cannot be read')
  return certificate
}

/** Trust anchors made in the test. */
export function anchorsOf(isPublic: boolean, ...roots: readonly Made[]): Anchors {
  const anchors = roots.map((made) => ({ certificate: read(made), public: isPublic }))
  return {
    named: (rawSubject) => anchors.filter(({ certificate }) => certificate.rawSubject === rawSubject),
    added: isPublic ? [] : anchors,
  }
}

/** What a judge gets when an address shows this chain (leaf first). */
export function serve(chain: readonly Made[], anchors: Anchors = anchorsOf(false, root), address = '192.0.2.1'): ServedCertificate {
  const served = servedCertificate(handshakeEntry(chain, address), anchors, now)
  if (!served) throw new Error('the certificate cannot be read')
  return served
}

/** The evidence of a completed handshake that showed this chain. */
export const handshakeEntry = (chain: readonly Made[], address = '192.0.2.1'): Evidence['tls'][number] => ({
  id: `tls:link-host:${hostname}@${address}`,
  role: 'link-host',
  address,
  port: 443,
  servername: hostname,
  mode: 'standard',
  attempt: { state: 'observed', value: { protocol: 'TLSv1.3', alpn: null, chain: chain.map(({ base64 }) => base64), ms: 1 } },
})

/** Evidence with these handshakes and exchanges, and nothing else. */
export const evidenceOf = (tls: Evidence['tls'], more: Partial<Evidence> = {}): Evidence => ({
  schema: 1,
  target,
  vantage: { resolvers: [], allowPrivate: [], extraAnchors: [root.base64], rangesDate: '2026-08-16' },
  startedAt: now.toISOString(),
  durationMs: 0,
  dns: [],
  addresses: [],
  tls,
  http: [],
  ...more,
})
