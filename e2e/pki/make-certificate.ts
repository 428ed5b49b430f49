import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { bits, boolean, explicit, implicit, integer, octets, oid, sequence, set, time, utf8 } from '#e2e/lab/ca/der.ts'

export type KeyKind = 'p256' | 'p384' | 'p521' | 'ed25519' | 'rsa2048' | 'rsa1024'

/** A certificate of any shape, good or bad: what the practice internet's CA would never issue, too. */
export interface CertificateShape {
  commonName?: string
  organization?: string
  dnsNames?: readonly string[]
  /** subject alternative names that are no DNS names */
  email?: string
  notBefore?: Date
  notAfter?: Date
  key?: KeyKind // default: p256
  digest?: 'sha256' | 'sha1'
  ca?: boolean
  pathLength?: number
  /** object identifiers; null leaves the extension out */
  extendedKeyUsage?: readonly string[] | null
  /** bits of the first byte; null leaves the extension out */
  keyUsage?: number | null
  /** timestamps of so many different logs, given at this time */
  scts?: { logs: number; at: Date }
  policy?: string
  /** default: where there is no subject, as RFC 5280 (4.1.2.6) has it */
  namesCritical?: boolean
  /** further alternative names, whole GeneralNames (see `generalName`) */
  names?: readonly Buffer[]
  permitted?: readonly Buffer[]
  excluded?: readonly Buffer[]
  /** further extensions: object identifier, value, critical */
  extensions?: readonly (readonly [id: string, value: Buffer, critical?: boolean])[]
  unknownCritical?: boolean
  /** has the key of this one: a cross-signature */
  keysOf?: Made
  /** writes the issuer's issuer into the authority key identifier */
  namesIssuersIssuer?: boolean
}

export interface Made {
  der: Buffer
  base64: string
  name: Buffer
  keys: { privateKey: KeyObject; spki: Buffer; keyId: Buffer; rsa: boolean }
  issuedBy?: Made
}

const serverAuth = '1.3.6.1.5.5.7.3.1'
/** The tests' "now". */
export const now = new Date('2026-11-22T12:00:00Z')
export const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

const makers: Record<KeyKind, () => { publicKey: KeyObject; privateKey: KeyObject }> = {
  p256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  p384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  p521: () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  ed25519: () => generateKeyPairSync('ed25519'),
  rsa2048: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  rsa1024: () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
}

function newKeys(kind: KeyKind): Made['keys'] {
  const { publicKey, privateKey } = makers[kind]()
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return { privateKey, spki, keyId: createHash('sha1').update(spki).digest(), rsa: kind.startsWith('rsa') }
}

/** Makes a certificate, signed by the issuer's key or, without one, by its own. */
export function makeCertificate(shape: CertificateShape, issuer?: Made): Made {
  const keys = shape.keysOf?.keys ?? newKeys(shape.key ?? 'p256')
  const name = nameOf(shape)
  const signer = issuer?.keys ?? keys
  const algorithm = algorithmOf(signer.rsa, shape.digest ?? 'sha256')
  const tbs = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    algorithm,
    issuer?.name ?? name,
    sequence(time(shape.notBefore ?? inDays(-30)), time(shape.notAfter ?? inDays(60))),
    name,
    keys.spki,
    explicit(3, sequence(...extensionsOf(shape, keys, issuer))),
  )
  const digest = signer.privateKey.asymmetricKeyType === 'ed25519' ? null : (shape.digest ?? 'sha256')
  const der = sequence(tbs, algorithm, bits(sign(digest, tbs, signer.privateKey)))
  return { der, base64: der.toString('base64'), name, keys, issuedBy: issuer }
}

/** A CA certificate: certificate signing, no extended key usage. */
export const makeCa = (shape: CertificateShape, issuer?: Made): Made =>
  makeCertificate({ ca: true, keyUsage: 0x06, extendedKeyUsage: null, notBefore: inDays(-1000), notAfter: inDays(3000), ...shape }, issuer)

function algorithmOf(rsa: boolean, digest: 'sha256' | 'sha1'): Buffer {
  if (rsa) return sequence(oid(digest === 'sha1' ? '1.2.840.113549.1.1.5' : '1.2.840.113549.1.1.11'), Buffer.from([5, 0]))
  return sequence(oid(digest === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'))
}

/** Names of every form (RFC 5280, 4.2.1.6). */
export const generalName = {
  dns: (name: string): Buffer => implicit(2, Buffer.from(name, 'latin1')),
  email: (address: string): Buffer => implicit(1, Buffer.from(address)),
  uri: (uri: string): Buffer => implicit(6, Buffer.from(uri)),
  ip: (...bytes: number[]): Buffer => implicit(7, Buffer.from(bytes)),
  directory: (shape: Pick<CertificateShape, 'commonName' | 'organization'>): Buffer => constructed(4, nameOf(shape)),
  other: (text: string): Buffer => constructed(0, oid('1.3.6.1.4.1.311.20.2.3'), constructed(0, utf8(text))),
  registeredId: (): Buffer => implicit(8, Buffer.from([0x2a, 0x03])),
}

const attribute = (id: string, value: string | undefined): Buffer[] => (value === undefined ? [] : [set(sequence(oid(id), utf8(value)))])

const nameOf = ({ commonName, organization }: CertificateShape): Buffer =>
  sequence(...attribute('2.5.4.10', organization), ...attribute('2.5.4.3', commonName))

const extension = (id: string, value: Buffer, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value))

/** `[n]` constructed */
const constructed = (n: number, ...parts: Buffer[]): Buffer => explicit(n, Buffer.concat(parts))

function extensionsOf(shape: CertificateShape, keys: Made['keys'], issuer: Made | undefined): Buffer[] {
  const { ca = false, keyUsage = 0x80, extendedKeyUsage = [serverAuth] } = shape
  const authority = [implicit(0, issuer?.keys.keyId ?? keys.keyId)]
  if (shape.namesIssuersIssuer && issuer?.issuedBy)
    authority.push(constructed(1, constructed(4, issuer.issuedBy.name)), implicit(2, Buffer.from([1])))
  const pathLength = shape.pathLength === undefined ? [] : [integer(Buffer.from([shape.pathLength]))]
  const names = [
    ...(shape.dnsNames ?? []).map((name) => implicit(2, Buffer.from(name))),
    ...(shape.email ? [generalName.email(shape.email)] : []),
    ...(shape.names ?? []),
  ]
  const subtrees = [
    ...(shape.permitted ? [constructed(0, ...shape.permitted.map((base) => sequence(base)))] : []),
    ...(shape.excluded ? [constructed(1, ...shape.excluded.map((base) => sequence(base)))] : []),
  ]
  return [
    extension('2.5.29.14', octets(keys.keyId)),
    extension('2.5.29.35', sequence(...authority)),
    extension('2.5.29.19', sequence(...(ca ? [boolean(true), ...pathLength] : [])), true),
    ...(keyUsage === null ? [] : [extension('2.5.29.15', bits(Buffer.from([keyUsage])), true)]),
    ...(extendedKeyUsage === null ? [] : [extension('2.5.29.37', sequence(...extendedKeyUsage.map(oid)))]),
    ...(names.length > 0
      ? [extension('2.5.29.17', sequence(...names), shape.namesCritical ?? !(shape.commonName || shape.organization))]
      : []),
    ...(subtrees.length > 0 ? [extension('2.5.29.30', sequence(...subtrees), true)] : []),
    ...(shape.policy ? [extension('2.5.29.32', sequence(sequence(oid(shape.policy))))] : []),
    ...(shape.scts ? [extension('1.3.6.1.4.1.11129.2.4.2', octets(sctList(shape.scts)))] : []),
    ...(shape.extensions ?? []).map(([id, value, critical]) => extension(id, value, critical)),
    ...(shape.unknownCritical ? [extension('1.3.6.1.4.1.11129.2.4.3', Buffer.from([5, 0]), true)] : []),
  ]
}

const prefixed = (body: Buffer): Buffer => Buffer.concat([Buffer.from([body.length >> 8, body.length & 255]), body])

function sctList({ logs, at }: { logs: number; at: Date }): Buffer {
  const entries = Array.from({ length: logs }, (_, index) => {
    const stamp = Buffer.alloc(8)
    stamp.writeBigUInt64BE(BigInt(at.getTime()))
    const log = createHash('sha256').update(`log ${index}`).digest()
    return prefixed(Buffer.concat([Buffer.from([0]), log, stamp, Buffer.from([0, 0, 4, 3]), prefixed(randomBytes(70))]))
  })
  return prefixed(Buffer.concat(entries))
}
