import { createHash } from 'node:crypto'
import { answerOf, isUseful, recordsOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { isAnswer, type View } from './views.ts'

/** Whether validating resolvers accept the link host's record. */
export type Dnssec =
  | { state: 'accepted' }
  /** every resolver fails although the zone's own servers answer, and not for a signature */
  | { state: 'unclear' }
  | {
      state: 'refused'
      cause: 'no-matching-key' | 'expired' | 'invalid'
      zone: string
      resolver: string
      /** DS records of the parent */
      ds: readonly string[]
      /** RFC 3339, when the signature ran out */
      expiredAt?: string
    }

/** Derives it from the answers of a resolver with and without checking. */
export function dnssecOf(evidence: Evidence, zone: string, authoritative: readonly View[], recursive: readonly View[]): Dnssec {
  const { hostname } = evidence.target
  const asked = evidence.dns.filter(({ purpose }) => purpose === 'dnssec')
  const unchecked = asked.find(({ name, type, cd }) => name === hostname && type === 'A' && cd === true)
  const checked = asked.find(({ name, type, cd }) => name === hostname && type === 'CNAME' && !cd)
  if (unchecked && checked && isUseful(unchecked) && answerOf(checked)?.rcode === 'SERVFAIL') {
    return { state: 'refused', zone, resolver: unchecked.server.address, ...causeOf(evidence, asked, zone) }
  }
  const nobody = recursive.length > 0 && !recursive.some(isAnswer)
  return { state: nobody && authoritative.some(isAnswer) ? 'unclear' : 'accepted' }
}

function causeOf(evidence: Evidence, asked: readonly DnsLookup[], zone: string) {
  const of = (name: string, type: string) => asked.filter((lookup) => lookup.name === name && lookup.type === type && isUseful(lookup))
  const dataOf = (name: string, type: string): string[] =>
    of(name, type).flatMap((lookup) => recordsOf(answerOf(lookup)?.answers ?? [], name, type).map(({ data }) => data))
  const ds = dataOf(zone, 'DS')
  const keys = dataOf(zone, 'DNSKEY')
  const keysSeen = of(zone, 'DNSKEY').length > 0
  if (ds.length > 0 && keysSeen && !ds.some((one) => keys.some((key) => matchesKey(one, key, zone)))) {
    return { cause: 'no-matching-key' as const, ds }
  }
  const ends = dataOf(evidence.target.hostname, 'RRSIG').flatMap((data) => expirationOf(data) ?? [])
  const last = ends.length > 0 ? Math.max(...ends) : undefined
  if (last !== undefined && last * 1000 < new Date(evidence.startedAt).getTime()) {
    return { cause: 'expired' as const, ds, expiredAt: new Date(last * 1000).toISOString() }
  }
  return { cause: 'invalid' as const, ds }
}

const digests: Readonly<Record<string, string>> = { '1': 'sha1', '2': 'sha256', '4': 'sha384' }

/** Whether a DS is the digest of a key (RFC 4034, 5.1.4). An unknown digest type gets the benefit of the doubt by its key tag. */
export function matchesKey(ds: string, key: string, zone: string): boolean {
  const [tag = '', algorithm, digestType = '', digest = ''] = ds.split(' ')
  const [flags = '', protocol = '', keyAlgorithm = '', ...base64] = key.split(' ')
  const rdata = Buffer.concat([
    Buffer.from([Number(flags) >> 8, Number(flags) & 255, Number(protocol), Number(keyAlgorithm)]),
    Buffer.from(base64.join(''), 'base64'),
  ])
  if (algorithm !== keyAlgorithm || Number(tag) !== keyTag(rdata)) return false
  const hash = digests[digestType]
  if (hash === undefined) return true
  return createHash(hash).update(wireName(zone)).update(rdata).digest('hex') === digest.toLowerCase()
}

/** RFC 4034, appendix B. */
function keyTag(rdata: Buffer): number {
  let sum = 0
  for (const [index, octet] of rdata.entries()) sum += index % 2 === 0 ? octet << 8 : octet
  return (sum + ((sum >> 16) & 0xffff)) & 0xffff
}

const wireName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ])

/** When a signature runs out, seconds since 1970, from its data in the form of RFC 3597 (RFC 4034, 3.1: octets 8 to 11). */
function expirationOf(data: string): number | undefined {
  const hex = /^\\# \d+ ([0-9a-f]{24,})$/i.exec(data)?.[1]
  return hex === undefined ? undefined : Number.parseInt(hex.slice(16, 24), 16)
}
