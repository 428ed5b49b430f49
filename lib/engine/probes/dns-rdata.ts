import ipaddr from 'ipaddr.js'
import { escapeOctet, MalformedMessage, readName } from './dns-name.ts'

/** Where the data of one record lies in its message. */
interface Rdata {
  message: Uint8Array
  start: number
  end: number
}

/**
 * The data of a record in presentation form: names lower case and without their
 * last dot, IPv6 as in RFC 5952, text strings quoted (RFC 1035, 5.1), types that
 * are not known here as in RFC 3597.
 * @throws MalformedMessage when the data is not of the type's form
 */
export function readRdata(type: string, message: Uint8Array, start: number, end: number): string {
  const read = readers[type] ?? readUnknown
  return read({ message, start, end })
}

const readers: Readonly<Record<string, (rdata: Rdata) => string>> = {
  A: (rdata) => bytesOf(rdata, 4).join('.'),
  AAAA: (rdata) => (ipaddr.fromByteArray([...bytesOf(rdata, 16)]) as ipaddr.IPv6).toRFC5952String(),
  CNAME: (rdata) => lastName(rdata, 0),
  DNAME: (rdata) => lastName(rdata, 0),
  NS: (rdata) => lastName(rdata, 0),
  PTR: (rdata) => lastName(rdata, 0),
  MX: (rdata) => `${number16(rdata, 0)} ${lastName(rdata, 2)}`,
  SRV: (rdata) => `${number16(rdata, 0)} ${number16(rdata, 2)} ${number16(rdata, 4)} ${lastName(rdata, 6)}`,
  SOA: readSoa,
  TXT: readTxt,
  CAA: readCaa,
  DS: (rdata) => `${number16(rdata, 0)} ${number8(rdata, 2)} ${number8(rdata, 3)} ${rest(rdata, 4).toString('hex').toUpperCase()}`,
  DNSKEY: (rdata) => `${number16(rdata, 0)} ${number8(rdata, 2)} ${number8(rdata, 3)} ${rest(rdata, 4).toString('base64')}`,
}

/** RFC 1035, 3.3.13: two names and five numbers of 32 bits, the last of them the negative TTL's bound. */
function readSoa(rdata: Rdata): string {
  const primary = readName(rdata.message, rdata.start)
  const mailbox = readName(rdata.message, primary.end)
  const numbers = rest({ ...rdata, start: mailbox.end }, 0)
  if (numbers.length !== 20) throw new MalformedMessage('SOA')
  return [primary.name, mailbox.name, ...[0, 4, 8, 12, 16].map((at) => numbers.readUInt32BE(at))].join(' ')
}

function readTxt(rdata: Rdata): string {
  const strings: string[] = []
  for (let at = rdata.start; at < rdata.end; ) {
    const length = rdata.message[at] ?? 0
    if (at + 1 + length > rdata.end) throw new MalformedMessage('TXT')
    strings.push(quoted(rdata.message.subarray(at + 1, at + 1 + length)))
    at += length + 1
  }
  return strings.join(' ')
}

/** RFC 8659, 4.1: flags, tag, value. */
function readCaa(rdata: Rdata): string {
  const tagLength = number8(rdata, 1)
  const tag = rest(rdata, 2).subarray(0, tagLength)
  if (tagLength === 0 || tag.length < tagLength || !/^[a-z0-9]+$/i.test(tag.toString('latin1'))) throw new MalformedMessage('CAA')
  return `${number8(rdata, 0)} ${tag.toString('latin1').toLowerCase()} ${quoted(rest(rdata, 2 + tagLength))}`
}

function readUnknown(rdata: Rdata): string {
  const bytes = rest(rdata, 0)
  return `\\# ${bytes.length} ${bytes.toString('hex')}`.trimEnd()
}

/** A name that must fill the data to its end. */
function lastName({ message, start, end }: Rdata, at: number): string {
  const read = readName(message, start + at)
  if (read.end !== end) throw new MalformedMessage('name and data differ in length')
  return read.name
}

function bytesOf(rdata: Rdata, length: number): Uint8Array {
  if (rdata.end - rdata.start !== length) throw new MalformedMessage('address of a wrong length')
  return rdata.message.subarray(rdata.start, rdata.end)
}

function number8({ message, start, end }: Rdata, at: number): number {
  if (start + at + 1 > end) throw new MalformedMessage('data too short')
  return message[start + at] ?? 0
}

const number16 = (rdata: Rdata, at: number): number => number8(rdata, at) * 256 + number8(rdata, at + 1)

function rest({ message, start, end }: Rdata, at: number): Buffer {
  if (start + at > end) throw new MalformedMessage('data too short')
  return Buffer.from(message.buffer, message.byteOffset + start + at, end - start - at)
}

function quoted(bytes: Uint8Array): string {
  let text = ''
  // Inside quotes a space stands for itself.
  for (const octet of bytes) text += octet === 32 ? ' ' : escapeOctet(octet, /["\\]/)
  return `"${text}"`
}
