import { createHash, randomBytes, sign } from 'node:crypto'
import type { CertificateData, KeyUsage } from '#e2e/lab/scenario.ts'
import { bits, boolean, explicit, implicit, integer, octets, oid, printable, sequence, set, time, utf8 } from './der.ts'
import type { Keys } from './keys.ts'

export interface Subject {
  C?: string
  O?: string
  OU?: string
  CN?: string
}

/** What goes into one certificate (RFC 5280). */
export interface Template {
  subject: Subject
  issuer: Subject
  keys: Keys
  signer: Keys
  notBefore: Date
  notAfter: Date
  digest: 'sha256' | 'sha1'
  ca: boolean
  dnsNames: readonly string[]
  scts: number
  purpose?: 'client' // default: server
  mustStaple?: boolean
  constraints?: CertificateData['constraints']
  /** of a leaf; null leaves the extension out */
  keyUsage?: readonly KeyUsage[] | null // default: digitalSignature
}

const usageBits = { digitalSignature: 0x80, keyEncipherment: 0x20, keyAgreement: 0x08 }
const usageOf = (usage: readonly KeyUsage[]): Buffer =>
  extension('2.5.29.15', bits(Buffer.from([usage.reduce((sum, name) => sum | usageBits[name], 0)])), true)

const ecdsaWith = { sha256: '1.2.840.10045.4.3.2', sha1: '1.2.840.10045.4.1' }
const attributes = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' }

const nameOf = (subject: Subject): Buffer =>
  sequence(
    ...(Object.keys(attributes) as (keyof Subject)[]).flatMap((key) => {
      const value = subject[key]
      return value === undefined ? [] : [set(sequence(oid(attributes[key]), key === 'C' ? printable(value) : utf8(value)))]
    }),
  )

const extension = (id: string, value: Uint8Array, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value))

/** A SignedCertificateTimestampList (RFC 6962, 3.3) of logs that nobody knows. */
function sctList(count: number, at: Date): Buffer {
  const one = (n: number): Buffer => {
    const logId = createHash('sha256').update(`practice log ${n}`).digest()
    const stamp = Buffer.alloc(8)
    stamp.writeBigUInt64BE(BigInt(at.getTime()))
    const signature = sequence(integer(randomBytes(32)), integer(randomBytes(32)))
    const length = Buffer.from([signature.length >> 8, signature.length & 255])
    return prefixed(Buffer.concat([Buffer.from([0]), logId, stamp, Buffer.from([0, 0, 4, 3]), length, signature]))
  }
  return prefixed(Buffer.concat(Array.from({ length: count }, (_, n) => one(n))))
}

const prefixed = (body: Buffer): Buffer => Buffer.concat([Buffer.from([body.length >> 8, body.length & 255]), body])

function extensions(template: Template): Buffer {
  const list = [
    extension('2.5.29.14', octets(template.keys.keyId)),
    extension('2.5.29.35', sequence(implicit(0, template.signer.keyId))),
    extension('2.5.29.19', sequence(...(template.ca ? [boolean(true)] : [])), true),
  ]
  // keyCertSign and cRLSign
  if (template.ca) list.push(extension('2.5.29.15', bits(Buffer.from([0x06]), 1), true))
  else {
    const { keyUsage = ['digitalSignature'] } = template
    if (keyUsage) list.push(usageOf(keyUsage))
    list.push(extension('2.5.29.37', sequence(oid(template.purpose === 'client' ? '1.3.6.1.5.5.7.3.2' : '1.3.6.1.5.5.7.3.1'))))
    list.push(extension('2.5.29.32', sequence(sequence(oid('2.23.140.1.2.1')))))
  }
  if (template.mustStaple) list.push(extension('1.3.6.1.5.5.7.1.24', sequence(integer(Buffer.from([5])))))
  if (template.constraints) list.push(nameConstraints(template.constraints))
  if (template.dnsNames.length > 0) {
    list.push(extension('2.5.29.17', sequence(...template.dnsNames.map((name) => implicit(2, Buffer.from(name))))))
  }
  if (template.scts > 0) list.push(extension('1.3.6.1.4.1.11129.2.4.2', octets(sctList(template.scts, template.notBefore))))
  return sequence(...list)
}

function nameConstraints({ permitted = [], excluded = [] }: NonNullable<Template['constraints']>): Buffer {
  const subtrees = (names: readonly string[]) => Buffer.concat(names.map((name) => sequence(implicit(2, Buffer.from(name)))))
  const lists = [permitted, excluded].flatMap((names, n) => (names.length > 0 ? [explicit(n, subtrees(names))] : []))
  return extension('2.5.29.30', sequence(...lists), true)
}

/** Makes a certificate signed by an EC key; DER. */
export function makeCertificate(template: Template): Buffer {
  const algorithm = sequence(oid(ecdsaWith[template.digest]))
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40 // positive, and no leading zero
  const tbs = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serial),
    algorithm,
    nameOf(template.issuer),
    sequence(time(template.notBefore), time(template.notAfter)),
    nameOf(template.subject),
    template.keys.spki,
    explicit(3, extensions(template)),
  )
  return sequence(tbs, algorithm, bits(sign(template.digest, tbs, template.signer.privateKey)))
}

export const toPem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END CERTIFICATE-----\n`
