import { createHash, type KeyObject, X509Certificate } from 'node:crypto'
import { BoundedCache } from './bounded-cache.ts'
import { childrenOf, type Element, elementAt, oidOf, wholeOf } from './der.ts'
import { type Extensions, readExtensions } from './extensions.ts'

/** The public key of a certificate, as far as clients care. */
export interface PublicKeyFacts {
  /** `rsa`, `ec`, `ed25519`, … */
  type: string
  bits?: number // RSA modulus
  curve?: string // OpenSSL's name: prime256v1 is P-256, secp384r1 is P-384
}

/** A certificate, read. Names are display forms; raw names (DER as latin1) are for comparing. */
export interface Certificate extends Extensions {
  /** SHA-256 of the whole certificate, hex */
  fingerprint: string
  rawSubject: string
  rawIssuer: string
  subject: string // the common name, else the unit, else the organisation
  issuer: string
  commonName?: string
  organization?: string
  issuerOrganization?: string
  notBefore: Date
  notAfter: Date
  /** object identifier of the signature algorithm */
  signatureOid: string
  key: PublicKeyFacts
  x509: X509Certificate
  publicKey: KeyObject
}

const cache = new BoundedCache<Certificate | 'unreadable'>(2048)

/** Reads a certificate from base64 DER; undefined where the bytes are no certificate. */
export function parseCertificate(base64: string): Certificate | undefined {
  const key = createHash('sha256').update(base64).digest('base64')
  const certificate = cache.getOrCompute(key, () => readCertificate(Buffer.from(base64, 'base64')) ?? 'unreadable')
  return certificate === 'unreadable' ? undefined : certificate
}

function readCertificate(der: Buffer): Certificate | undefined {
  try {
    const x509 = new X509Certificate(der)
    return { ...readFields(der), ...readNamesAndKey(x509) }
  } catch {
    return undefined
  }
}

/** The subject's raw name alone. Throws RangeError where the bytes are no certificate. */
export const rawSubjectOf = (der: Buffer): string => fieldsOf(der).subject

function readFields(der: Buffer) {
  const { issuer, subject, algorithm, extensions } = fieldsOf(der)
  return {
    fingerprint: createHash('sha256').update(der).digest('hex'),
    rawIssuer: issuer,
    rawSubject: subject,
    signatureOid: oidOf(der, algorithm),
    ...readExtensions(der, extensions && childrenOf(der, extensions)[0]),
  }
}

/** RFC 5280, 4.1: where the fields lie that we read ourselves. */
function fieldsOf(der: Buffer) {
  const whole = elementAt(der, 0, der.length)
  const [body, signatureAlgorithm] = childrenOf(der, whole)
  // OpenSSL passes over bytes behind the certificate; browsers do not.
  if (whole.end !== der.length || !body || !signatureAlgorithm) throw new RangeError('no certificate')
  const fields = childrenOf(der, body)
  // The version is absent in version 1 certificates (some old roots).
  const at = fields[0]?.tag === 0xa0 ? 1 : 0
  const issuer = fields[at + 2]
  const subject = fields[at + 4]
  const algorithm = childrenOf(der, signatureAlgorithm)[0]
  if (!issuer || !subject || !algorithm) throw new RangeError('no certificate')
  const rawName = (name: Element) => wholeOf(der, name).toString('latin1')
  return { issuer: rawName(issuer), subject: rawName(subject), algorithm, extensions: fields.find(({ tag }) => tag === 0xa3) }
}

function readNamesAndKey(x509: X509Certificate) {
  const publicKey = x509.publicKey
  const subject = attributesOf(x509.subject)
  const issuer = attributesOf(x509.issuer)
  return {
    subject: displayName(subject),
    issuer: displayName(issuer),
    commonName: subject.get('CN'),
    organization: subject.get('O'),
    issuerOrganization: issuer.get('O'),
    notBefore: x509.validFromDate,
    notAfter: x509.validToDate,
    key: {
      type: publicKey.asymmetricKeyType ?? 'unknown',
      bits: publicKey.asymmetricKeyDetails?.modulusLength,
      curve: publicKey.asymmetricKeyDetails?.namedCurve,
    },
    x509,
    publicKey,
  }
}

/** Node prints one attribute a line; `+` joins attributes of one level. The first of a kind counts. */
function attributesOf(name: string | undefined): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const part of (name ?? '').split(/\n| \+ /)) {
    const equals = part.indexOf('=')
    const kind = part.slice(0, equals)
    if (equals > 0 && !attributes.has(kind)) attributes.set(kind, printable(part.slice(equals + 1)))
  }
  return attributes
}

const displayName = (attributes: Map<string, string>): string =>
  attributes.get('CN') ?? attributes.get('OU') ?? attributes.get('O') ?? 'a certificate without a name'

/** Names come from the peer: control and direction characters have no place in a sentence. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 120)
