import dnsPacket from 'dns-packet'
import fc from 'fast-check'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import { encodeQuery, type Query, readReply } from '#lib/engine/probes/dns-message.ts'
import { isAskable, MalformedMessage, readName } from '#lib/engine/probes/dns-name.ts'
import { byteEdits, editBytes, hostileText } from './hostile.ts'
import { type FuzzProperty, holds } from './property.ts'

const query: Query = { id: 7, name: 'link.example.com', type: 'A', rd: true, cd: false, edns: true }

/** The largest outcome of the largest message that is read: three sections of 256 records, each octet of a name written with four characters. */
const mostCharacters = 3 * 256 * (2 * 4 * 255 + 20) + 4 * 16 * 1024

/** A message with every type that has a form of its own, names compressed. */
const wellFormed = Buffer.from(
  dnsPacket.encode({
    type: 'response',
    id: query.id,
    flags: dnsPacket.AUTHORITATIVE_ANSWER,
    questions: [{ type: 'A', name: query.name }],
    answers: [
      { type: 'CNAME', name: query.name, data: 'edge.example.net' },
      { type: 'A', name: 'edge.example.net', data: '192.0.2.1' },
      { type: 'AAAA', name: 'edge.example.net', data: '2001:db8::1' },
      { type: 'TXT', name: query.name, data: ['one', 'two'] },
      { type: 'MX', name: query.name, data: { preference: 1, exchange: 'mx.example.com' } },
      { type: 'CAA', name: query.name, data: { flags: 128, tag: 'issue', value: 'ca.example; x=y' } },
      { type: 'DS', name: query.name, data: { keyTag: 1, algorithm: 8, digestType: 2, digest: Buffer.alloc(32) } },
    ],
    authorities: [
      { type: 'NS', name: 'example.com', data: 'ns1.example.com' },
      {
        type: 'SOA',
        name: 'example.com',
        data: { mname: 'ns1.example.com', rname: 'a.example.com', serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5 },
      },
    ],
    additionals: [
      { type: 'OPT', name: '.', udpPayloadSize: 1232, extendedRcode: 1, ednsVersion: 0, flags: 0, flag_do: false, options: [] },
    ],
  }),
)

/** Reads it as whoever asked would; faults other than the two that are promised go on. */
function read(message: Uint8Array): void {
  try {
    const reply = readReply(message, query)
    if (!reply) return
    const sections = [reply.answers, reply.authority, reply.additional]
    holds(
      sections.every((section) => section.length <= 256),
      () => 'a section of more than 256 records',
    )
    const characters = sections.flat().reduce((sum, { name, data }) => sum + name.length + data.length, 0)
    holds(characters <= mostCharacters, () => `${characters} characters from ${message.length} bytes`)
  } catch (error) {
    if (!(error instanceof MalformedMessage || error instanceof ProbeError)) throw error
  }
}

const mutatedMessages = () => fc.property(byteEdits, (edits) => read(editBytes(wellFormed, [...edits])))

/** Header and question as they must be, so that what follows is looked at. */
const headed = (counts: readonly number[], rest: Uint8Array): Buffer => {
  const head = Buffer.from(wellFormed.subarray(0, 12 + query.name.length + 2 + 4))
  counts.forEach((count, index) => void head.writeUInt16BE(count, 6 + index * 2))
  return Buffer.concat([head, rest])
}
const records = fc.array(
  fc
    .tuple(
      fc.constantFrom(1, 2, 5, 6, 15, 16, 28, 33, 39, 41, 43, 46, 47, 48, 50, 65, 257, 999),
      fc.constantFrom([0], [0xc0, 12], [0xc0, 0xff], [1, 46, 0], [63], [0xc0, 40]),
      fc.uint8Array({ maxLength: 60 }),
    )
    .map(([type, owner, data]) => Buffer.from([...owner, type >> 8, type & 255, 0, 1, 0xff, 0, 0, 1, 0, data.length, ...data])),
  { maxLength: 400 },
)
const randomMessages = () =>
  fc.property(
    fc.tuple(fc.nat(300), fc.nat(300), fc.nat(300)),
    fc.oneof(
      records.map((all) => Buffer.concat(all)),
      fc.uint8Array({ maxLength: 2000 }),
    ),
    (counts, rest) => read(headed(counts, rest)),
  )

/** Reads counted: a name of 255 octets may be walked through 128 labels, each of them behind a pointer, and no further. */
const mostReads = 1000
const names = () =>
  fc.property(
    fc.array(fc.oneof(fc.constantFrom(0, 1, 2, 63, 0xc0, 0xc1), fc.nat(255)), { maxLength: 2000 }),
    fc.nat(2000),
    (octets, start) => {
      let reads = 0
      const message = new Proxy(Uint8Array.from(octets), {
        get: (target, key) => {
          if (key === 'length') return target.length
          reads += 1
          return Reflect.get(target, key)
        },
      })
      try {
        const { name } = readName(message, start)
        holds(name.length <= 4 * 255, () => `a name of ${name.length} characters`)
        holds(!/[\0-\x20\x7f-\uffff]/.test(name), () => `unprintable: ${name}`)
      } catch (error) {
        if (!(error instanceof MalformedMessage)) throw error
      }
      holds(reads <= mostReads + octets.length, () => `${reads} reads of ${octets.length} octets`)
    },
  )

const askedNames = () =>
  fc.property(hostileText, (text) => {
    const name = text.toLowerCase()
    if (!isAskable(name)) return
    const message = encodeQuery({ ...query, name })
    const { name: back } = readName(message, 12)
    // What is put on the wire is the name that was meant: label by label, whatever its characters.
    holds(back.replaceAll('\\', '') === name.replace(/\.$/, '') || name === '.', () => `${name} went out as ${back}`)
  })

export const dnsProperties: readonly FuzzProperty[] = [
  { name: 'DNS messages, mutated', make: mutatedMessages, runs: 3000 },
  { name: 'DNS messages, random', make: randomMessages, runs: 150 },
  { name: 'DNS names', make: names, runs: 500 },
  { name: 'names that are asked for', make: askedNames, runs: 1000 },
]
