import { childrenOf, contentOf, type Element, elementAt, oidOf } from './der.ts'
import { type GeneralName, generalNameOf } from './general-names.ts'
import { type NameConstraints, nameConstraintsOf } from './name-constraints.ts'

/** A signed certificate timestamp (RFC 6962, 3.2): the log, and when it saw the certificate. */
export interface Sct {
  logId: string
  at: Date
}

/** What the extensions of a certificate say (RFC 5280, 4.2); undefined or empty where one is absent. */
export interface Extensions {
  /** subject alternative names of every form, and those that are DNS names, in lower case */
  names: readonly GeneralName[]
  dnsNames: readonly string[]
  isCa: boolean
  pathLength?: number
  keyUsage?: { digitalSignature: boolean; keyEncipherment: boolean; keyCertSign: boolean }
  extendedKeyUsage?: readonly string[]
  subjectKeyId?: string
  authorityKeyId?: string
  /** the issuer's own issuer, as raw bytes, where the authority key identifier names it */
  authorityIssuer?: string
  scts: readonly Sct[]
  /** object identifiers of the certificate policies */
  policies: readonly string[]
  nameConstraints?: NameConstraints
  /** the TLS feature extension asks for an OCSP response in the handshake (RFC 7633) */
  mustStaple: boolean
  /** critical extensions that we cannot judge: a certificate with one has to be refused */
  unknownCritical: readonly string[]
  /** whether the alternative names are marked critical, as they have to be where there is no subject (RFC 5280, 4.2.1.6) */
  namesCritical: boolean
  /** below this CA, so many certificates on, a policy has to hold for the whole path (RFC 5280, 4.2.1.11) */
  explicitPolicyAfter?: number
  /** extensions that stand there more than once: no certificate at all to browsers (RFC 5280, 4.2) */
  repeated: readonly string[]
}

/** The number of the status_request extension of TLS (RFC 6066, 8). */
const statusRequest = Buffer.from([5])

type Draft = { -readonly [K in keyof Extensions]: Extensions[K] }
type Reader = (draft: Draft, bytes: Buffer, value: Element) => void

const readers: Record<string, Reader> = {
  '2.5.29.14': (draft, bytes, value) => {
    draft.subjectKeyId = contentOf(bytes, value).toString('hex')
  },
  '2.5.29.15': (draft, bytes, value) => {
    const bits = contentOf(bytes, value).at(1) ?? 0
    draft.keyUsage = { digitalSignature: (bits & 0x80) !== 0, keyEncipherment: (bits & 0x20) !== 0, keyCertSign: (bits & 0x04) !== 0 }
  },
  '2.5.29.17': (draft, bytes, value) => {
    draft.names = childrenOf(bytes, value).map((name) => generalNameOf(bytes, name))
    draft.dnsNames = draft.names.filter(({ form }) => form === 'dNSName').map((name) => name.value.toLowerCase())
  },
  '2.5.29.19': (draft, bytes, value) => {
    const [first, second] = childrenOf(bytes, value)
    draft.isCa = first?.tag === 0x01 && contentOf(bytes, first).at(0) !== 0
    if (second?.tag === 0x02) draft.pathLength = bytes.readUIntBE(second.start, Math.min(second.end - second.start, 4))
  },
  '2.5.29.30': (draft, bytes, value) => {
    draft.nameConstraints = nameConstraintsOf(bytes, value)
  },
  '2.5.29.32': (draft, bytes, value) => {
    draft.policies = childrenOf(bytes, value).flatMap((policy) =>
      childrenOf(bytes, policy)
        .slice(0, 1)
        .map((id) => oidOf(bytes, id)),
    )
  },
  '2.5.29.35': readAuthorityKeyId,
  '2.5.29.36': (draft, bytes, value) => {
    const after = childrenOf(bytes, value).find(({ tag }) => tag === 0x80)
    if (after) draft.explicitPolicyAfter = bytes.readUIntBE(after.start, Math.min(after.end - after.start, 4))
  },
  '2.5.29.37': (draft, bytes, value) => {
    draft.extendedKeyUsage = childrenOf(bytes, value).map((purpose) => oidOf(bytes, purpose))
  },
  '1.3.6.1.5.5.7.1.24': (draft, bytes, value) => {
    draft.mustStaple = childrenOf(bytes, value).some((feature) => contentOf(bytes, feature).equals(statusRequest))
  },
  '1.3.6.1.4.1.11129.2.4.2': (draft, bytes, value) => {
    draft.scts = sctsIn(contentOf(bytes, value))
  },
}

const alternativeNames = '2.5.29.17'

// Extensions that may be critical and change nothing in our judgement: policy mappings, inhibit any-policy.
const harmless = ['2.5.29.33', '2.5.29.54']
// Those that we read, and that browsers do not know where they are critical: timestamps of logs, TLS feature (seen with Chrome 156).
const unknownToBrowsers = ['1.3.6.1.4.1.11129.2.4.2', '1.3.6.1.5.5.7.1.24']

const mayBeCritical = (oid: string): boolean => harmless.includes(oid) || (oid in readers && !unknownToBrowsers.includes(oid))

/**
 * Reads the extensions of a certificate.
 * @param list the SEQUENCE OF Extension, or undefined where the certificate has none
 * @throws RangeError where the bytes are no DER
 */
export function readExtensions(bytes: Buffer, list: Element | undefined): Extensions {
  const draft: Draft = {
    names: [],
    dnsNames: [],
    isCa: false,
    scts: [],
    policies: [],
    mustStaple: false,
    namesCritical: false,
    unknownCritical: [],
    repeated: [],
  }
  const seen = new Set<string>()
  for (const extension of list ? childrenOf(bytes, list) : []) {
    const parts = childrenOf(bytes, extension)
    const [id, second] = parts
    const octets = parts.at(-1)
    if (!id || !octets) throw new RangeError('extension without content')
    const oid = oidOf(bytes, id)
    const critical = second?.tag === 0x01 && contentOf(bytes, second).at(0) !== 0
    if (seen.has(oid)) draft.repeated = [...draft.repeated, oid]
    seen.add(oid)
    const read = readers[oid]
    if (read) read(draft, bytes, elementAt(bytes, octets.start, octets.end))
    if (oid === alternativeNames) draft.namesCritical = critical
    if (critical && !mayBeCritical(oid)) draft.unknownCritical = [...draft.unknownCritical, oid]
  }
  return draft
}

function readAuthorityKeyId(draft: Draft, bytes: Buffer, value: Element): void {
  for (const part of childrenOf(bytes, value)) {
    if (part.tag === 0x80) draft.authorityKeyId = contentOf(bytes, part).toString('hex')
    const directoryName = part.tag === 0xa1 ? childrenOf(bytes, part).find((name) => name.tag === 0xa4) : undefined
    if (directoryName) draft.authorityIssuer = contentOf(bytes, directoryName).toString('latin1')
  }
}

/** The list is TLS presentation language, not DER: lengths of two bytes before the list and before each entry (RFC 6962, 3.3). */
function sctsIn(list: Buffer): Sct[] {
  const scts: Sct[] = []
  const end = Math.min(list.length, 2 + list.readUInt16BE(0))
  for (let at = 2; at + 2 < end; ) {
    const length = list.readUInt16BE(at)
    const entry = list.subarray(at + 2, at + 2 + length)
    // Version 1 is the only one; an entry of another is skipped, as clients do.
    if (entry.length >= 41 && entry[0] === 0) {
      scts.push({ logId: entry.subarray(1, 33).toString('hex'), at: new Date(Number(entry.readBigUInt64BE(33))) })
    }
    at += 2 + length
  }
  return scts
}
