import dnsPacket from 'dns-packet'
import type { DnsAnswer, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import { MalformedMessage, readName } from './dns-name.ts'
import { readRdata } from './dns-rdata.ts'
import { rcodeName, typeName, typeNumber } from './dns-types.ts'

/** One query as it goes out. */
export interface Query {
  id: number
  name: string // presentation form, lower case
  type: string
  rd: boolean
  cd: boolean
  edns: boolean
}

/** What one message says; how it came is for the caller to add. */
export type Reply = Omit<DnsAnswer, 'transport' | 'ms'> & { truncated: boolean }

/** Fits every path without fragments (DNS flag day 2020). */
const udpPayloadSize = 1232

/** Longer messages come from nobody who answers what this product asks; they would only fill the evidence. */
const maxMessageBytes = 16 * 1024

/** More records than this in one section are no answer to anything that this product asks. */
const maxRecords = 256

/** Rcodes that servers give without repeating the question, because they could not or would not read it. */
const rcodesWithoutQuestion = new Set(['FORMERR', 'NOTIMP', 'REFUSED', 'SERVFAIL'])

/** The wire form of a query. AD asks recursive servers to tell whether they validated (RFC 6840, 5.7). */
export function encodeQuery({ id, name, type, rd, cd, edns }: Query): Buffer {
  const flags = (rd ? dnsPacket.RECURSION_DESIRED | dnsPacket.AUTHENTIC_DATA : 0) | (cd ? dnsPacket.CHECKING_DISABLED : 0)
  const question = { name, type: wireType(type), class: 'IN' as const }
  const opt = { type: 'OPT' as const, name: '.', udpPayloadSize, extendedRcode: 0, ednsVersion: 0, flags: 0, flag_do: false, options: [] }
  return dnsPacket.encode({ type: 'query', id, flags, questions: [question], additionals: edns ? [opt] : [] })
}

/**
 * Reads a message as the reply to a query.
 * @returns undefined when it is not a reply to this very query (RFC 5452, 9.1)
 * @throws MalformedMessage when it is, and cannot be read; ProbeError `too-large` when it is absurdly long
 */
export function readReply(message: Uint8Array, query: Query): Reply | undefined {
  if (message.length < 12) return undefined
  const view = new DataView(message.buffer, message.byteOffset, message.length)
  const flags = view.getUint16(2)
  if (view.getUint16(0) !== query.id || flags >> 15 === 0) return undefined
  if (message.length > maxMessageBytes) throw new ProbeError('too-large', `${message.length} bytes`)
  const rcode = rcodeName(flags & 0xf)
  const questionEnd = matchQuestion(message, view, query, rcode)
  if (questionEnd === undefined) return undefined
  const answers = readSection(message, view, questionEnd, view.getUint16(6))
  const authority = readSection(message, view, answers.end, view.getUint16(8))
  const additional = readSection(message, view, authority.end, view.getUint16(10))
  return {
    rcode: additional.extendedRcode === 0 ? rcode : rcodeName((additional.extendedRcode << 4) | (flags & 0xf)),
    aa: (flags & 0x0400) !== 0,
    ra: (flags & 0x0080) !== 0,
    ad: (flags & 0x0020) !== 0,
    truncated: (flags & 0x0200) !== 0,
    answers: answers.records,
    authority: authority.records,
    additional: additional.records,
  }
}

/** The offset behind the question when it repeats ours, undefined when it does not. */
function matchQuestion(message: Uint8Array, view: DataView, query: Query, rcode: string): number | undefined {
  const count = view.getUint16(4)
  if (count === 0) return rcodesWithoutQuestion.has(rcode) ? 12 : undefined
  const { name, end } = readName(message, 12)
  if (count !== 1 || end + 4 > message.length) throw new MalformedMessage('question')
  const same = name === query.name && view.getUint16(end) === typeNumber(query.type) && view.getUint16(end + 2) === 1
  return same ? end + 4 : undefined
}

/** Reads one section; records of another class than IN are left out, OPT gives its upper bits of the rcode. */
function readSection(message: Uint8Array, view: DataView, start: number, count: number) {
  if (count > maxRecords) throw new ProbeError('too-large', `${count} records`)
  const records: DnsRecord[] = []
  let extendedRcode = 0
  let offset = start
  for (let index = 0; index < count; index += 1) {
    const owner = readName(message, offset)
    const data = owner.end + 10
    if (data > message.length) throw new MalformedMessage('record runs over the end')
    offset = data + view.getUint16(owner.end + 8)
    if (offset > message.length) throw new MalformedMessage('data runs over the end')
    const type = typeName(view.getUint16(owner.end))
    if (type === 'OPT') extendedRcode = view.getUint8(owner.end + 4)
    else if (view.getUint16(owner.end + 2) === 1)
      records.push({ name: owner.name, type, ttl: ttlOf(view.getUint32(owner.end + 4)), data: readRdata(type, message, data, offset) })
  }
  return { records, end: offset, extendedRcode }
}

/** A TTL with its top bit set counts as zero (RFC 2181, 8). */
const ttlOf = (ttl: number): number => (ttl > 0x7fffffff ? 0 : ttl)

/** dns-packet knows older types by name and the rest by number. */
function wireType(type: string): dnsPacket.RecordType {
  return `UNKNOWN_${typeNumber(type)}` as dnsPacket.RecordType
}
