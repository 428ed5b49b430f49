import type { Certificate } from './certificate.ts'

// Signature algorithms by object identifier: RFC 3279, 4055, 5758, 8410.
const hashes: Record<string, string> = {
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.10045.4.1': 'SHA-1',
  '1.2.840.10040.4.3': 'SHA-1',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
}

/** The hash under a certificate's signature: `SHA-256`, …; `other` for algorithms without one of these. */
export const signatureHash = (certificate: Certificate): string => hashes[certificate.signatureOid] ?? 'other'

/** Whether a signature with this hash can be forged: refused by every browser. */
export const isBroken = (hash: string): boolean => hash === 'SHA-1' || hash === 'MD5'

const allowedCurves = ['prime256v1', 'secp384r1']

/**
 * What is wrong with a certificate's key, or undefined: RSA needs 2048 bits or more,
 * elliptic curves have to be P-256 or P-384 (CA/Browser Forum Baseline Requirements
 * 6.1.5; Chrome offers no P-521, and no browser takes Ed25519 in certificates).
 * @returns the key in words of the field: `RSA 1024`, `P-521`, `ED25519`
 */
export function keyFault({ key }: Certificate): string | undefined {
  if (key.type === 'rsa') return (key.bits ?? 0) >= 2048 ? undefined : `RSA ${key.bits}`
  if (key.type !== 'ec') return key.type.toUpperCase()
  if (key.curve && allowedCurves.includes(key.curve)) return undefined
  return key.curve === 'secp521r1' ? 'P-521' : (key.curve ?? 'EC')
}
