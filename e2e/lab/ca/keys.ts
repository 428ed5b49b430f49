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

const ofCurve = (namedCurve: string) => () => generateKeyPairSync('ec', { namedCurve })

const makers: Record<CertificateData['key'], () => { publicKey: KeyObject; privateKey: KeyObject }> = {
  p256: ofCurve('P-256'),
  p384: ofCurve('P-384'),
  p521: ofCurve('P-521'),
  brainpool: ofCurve('brainpoolP256r1'),
  ed25519: () => generateKeyPairSync('ed25519'),
  ed448: () => generateKeyPairSync('ed448'),
  rsa2048: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  rsa1024: () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'rsa-pss': () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
}

const leafKeys = new Map<CertificateData['key'], Keys>()

/** The process's pair of a kind, made when first asked for: RSA takes a tenth of a second. Leaves may share it. */
export function leafKeysOf(kind: CertificateData['key']): Keys {
  let keys = leafKeys.get(kind)
  if (!keys) {
    keys = fromPair(makers[kind]())
    leafKeys.set(kind, keys)
  }
  return keys
}
