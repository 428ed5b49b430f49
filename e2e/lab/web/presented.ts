import type { KeyObject } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { CertificateAuthority } from '#e2e/lab/ca/authority.ts'
import { toPem } from '#e2e/lab/ca/x509.ts'
import type { CertificateData, SiteKind, TlsSettings } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

/** What a TLS client gets to see: a certificate, or the alert that ends the handshake. */
export type Presented = { context: SecureContext; clientCertificate: boolean } | { alert: number }

/** unrecognized_name (RFC 6066, 3) */
export const UNRECOGNIZED_NAME = 112
/** handshake_failure */
export const HANDSHAKE_FAILURE = 40

/** Makes the TLS side of a certificate: cheap enough to be done at the first handshake, and kept by the caller. */
export function present(ca: CertificateAuthority, data: CertificateData, kind: SiteKind | EspId, tls: TlsSettings): Presented {
  const { chain, keys } = ca.issue(data, kind)
  const weak = data.key === 'rsa1024' || data.signature === 'sha1' || tls.minVersion === 'TLSv1'
  const context = createSecureContext({
    key: pemOf(keys.privateKey),
    cert: chain.map(toPem).join(''),
    // A list, if an empty one, keeps Node from loading its own roots, which no server needs.
    ca: [],
    ...(tls.minVersion ? { minVersion: tls.minVersion } : {}),
    ...(tls.maxVersion ? { maxVersion: tls.maxVersion } : {}),
    ...(weak ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
    // P-521 keys are on no default list of a client; the server has to offer the curve.
    ...(data.key === 'p521' ? { ecdhCurve: 'auto' } : {}),
  })
  return { context, clientCertificate: tls.clientCertificate ?? false }
}

const pems = new WeakMap<KeyObject, string>()

/** Leaves share their keys, and writing one out costs as much as signing. */
function pemOf(key: KeyObject): string {
  const pem = pems.get(key) ?? key.export({ type: 'pkcs8', format: 'pem' }).toString()
  pems.set(key, pem)
  return pem
}
