import { getDiffieHellman, type KeyObject } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { CertificateAuthority } from '#e2e/lab/ca/authority.ts'
import { integer, sequence } from '#e2e/lab/ca/der.ts'
import { toPem } from '#e2e/lab/ca/x509.ts'
import type { CertificateData, SiteKind, TlsSettings } from '#e2e/lab/scenario.ts'
import type { EspId } from '#lib/engine/target/target.ts'

/** What a TLS client gets to see: a certificate, or the alert that ends the handshake. */
export type Presented = Secured | { alert: number }

interface Secured extends Pick<TlsSettings, 'firstMessage' | 'staples'> {
  context: SecureContext
  clientCertificate: boolean
}

/** unrecognized_name (RFC 6066, 3) */
export const UNRECOGNIZED_NAME = 112
/** handshake_failure */
export const HANDSHAKE_FAILURE = 40

/** Makes the TLS side of a certificate: cheap enough to be done at the first handshake, and kept by the caller. */
export function present(ca: CertificateAuthority, data: CertificateData, kind: SiteKind | EspId, tls: TlsSettings): Presented {
  const { chain, keys } = ca.issue(data, kind)
  const weak = data.key === 'rsa1024' || data.signature === 'sha1' || tls.minVersion === 'TLSv1' || tls.ciphers !== undefined
  const context = createSecureContext({
    key: pemOf(keys.privateKey),
    cert: chain.map(toPem).join(''),
    // A list, if an empty one, keeps Node from loading its own roots, which no server needs.
    ca: [],
    ...(tls.minVersion ? { minVersion: tls.minVersion } : {}),
    ...(tls.maxVersion ? { maxVersion: tls.maxVersion } : {}),
    ...(weak ? { ciphers: `${tls.ciphers ?? 'DEFAULT'}:@SECLEVEL=0` } : {}),
    ...(tls.groups ? { ecdhCurve: tls.groups } : {}),
    // P-521 and Brainpool keys are on no default list of a client; the server has to offer the curve.
    ...(data.key === 'p521' ? { ecdhCurve: 'auto' } : {}),
    ...(data.key === 'brainpool' ? { ecdhCurve: 'X25519:brainpoolP256r1' } : {}),
    ...(tls.signatures ? { sigalgs: tls.signatures } : {}),
    ...(tls.dhBits ? { dhparam: dhParameters(tls.dhBits) } : {}),
  })
  return { context, clientCertificate: tls.clientCertificate ?? false, firstMessage: tls.firstMessage, staples: tls.staples }
}

/** A known group (RFC 2409, RFC 3526) as PEM: making one would take seconds. */
function dhParameters(size: 1024 | 2048): string {
  const group = getDiffieHellman(size === 1024 ? 'modp2' : 'modp14')
  const der = sequence(integer(group.getPrime()), integer(group.getGenerator()))
  return `-----BEGIN DH PARAMETERS-----\n${der.toString('base64')}\n-----END DH PARAMETERS-----\n`
}

const pems = new WeakMap<KeyObject, string>()

/** Leaves share their keys, and writing one out costs as much as signing. */
function pemOf(key: KeyObject): string {
  const pem = pems.get(key) ?? key.export({ type: 'pkcs8', format: 'pem' }).toString()
  pems.set(key, pem)
  return pem
}
