import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { CertificateData } from '#e2e/lab/scenario.ts'

export interface Keys {
  privateKey: KeyObject
  /** SubjectPublicKeyInfo, DER */
  spki: Buffer
  /** SHA-1 of the key bits, as key identifiers use it (RFC 5280, 4.2.1.2) */
  keyId: Buffer
}

const fromPair = (pair: { publicKey: KeyObject; privateKey: KeyObject }): Keys => {
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' })
  return { privateKey: pair.privateKey, spki, keyId: createHash('sha1').update(spki).digest() }
}

/** A new P-256 pair. */
export const newKeys = (): Keys => fromPair(generateKeyPairSync('ec', { namedCurve: 'P-256' }))

const leafKeys = new Map<CertificateData['key'], Keys>()

/** The process's pair of a kind, made when first asked for: RSA takes a tenth of a second. Leaves may share it. */
export function leafKeysOf(kind: CertificateData['key']): Keys {
  let keys = leafKeys.get(kind)
  if (!keys) {
    if (kind === 'p256') keys = newKeys()
    else if (kind === 'p521') keys = fromPair(generateKeyPairSync('ec', { namedCurve: 'P-521' }))
    else keys = fromPair(generateKeyPairSync('rsa', { modulusLength: kind === 'rsa1024' ? 1024 : 2048 }))
    leafKeys.set(kind, keys)
  }
  return keys
}
