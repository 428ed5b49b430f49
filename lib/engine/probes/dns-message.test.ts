import dnsPacket, { type Answer } from 'dns-packet'
import { describe, expect, it } from 'vitest'
import { type Query, readReply } from './dns-message.ts'
import { isAskable, MalformedMessage, readName } from './dns-name.ts'

/** A name on the wire from labels of any octets. */
const wire = (...labels: (string | number[])[]): number[] => [
  ...labels.flatMap((label) => [label.length, ...(typeof label === 'string' ? Buffer.from(label, 'latin1') : label)]),
  0,
]

describe('a name', () => {
  it.each([
    [wire('link', 'Example', 'COM'), 'link.example.com'],
    [wire(), '.'],
    [wire('a.b', 'com'), 'a\\.b.com'],
    [wire('a', 'b', 'com'), 'a.b.com'],
    [wire([0x61, 0, 0x62], 'com'), 'a\\000b.com'],
    [wire('a\\b', 'com'), 'a\\\\b.com'],
    [wire('a b', 'com'), 'a\\032b.com'],
    [wire([0xc3, 0xbc], 'com'), '\\195\\188.com'],
    [wire('_domainkey', '*'), '_domainkey.\\*'],
    [wire('x'.repeat(63)), 'x'.repeat(63)],
  ])('%j reads %s', (bytes, name) => {
    expect(readName(Uint8Array.from(bytes), 0)).toEqual({ name: name.replace('\\*', '*'), end: bytes.length })
  })

  it.each([
    ['a pointer to itself', [0xc0, 0]],
    ['a pointer forward', [0xc0, 2, 1, 0x61, 0]],
    ['a pointer to a label that leads back', [1, 0x61, 0xc0, 0]],
    ['half a pointer', [0xc0]],
    ['no end', [1, 0x61]],
    ['a label over the end', [5, 0x61]],
    ['a reserved label type', [0x40, 0x61, 0]],
    ['256 octets', [...wire(...Array.from({ length: 4 }, () => 'x'.repeat(63)))]],
  ])('with %s is malformed', (_, bytes) => {
    expect(() => readName(Uint8Array.from(bytes), 0)).toThrow(MalformedMessage)
  })

  it.each([
    ['link.example.com', true],
    ['.', true],
    ['_dmarc.example.com', true],
    ['*.example.com', true],
    ['', false],
    ['a..b', false],
    ['.a', false],
    ['a.', false],
    ['a\\.b.com', false],
    ['a\0b.com', false],
    ['ü.com', false],
    ['a b.com', false],
    [`${'x'.repeat(64)}.com`, false],
    [`${'x.'.repeat(127)}com`, false],
  ])('%j can be asked for: %s', (name, askable) => {
    expect(isAskable(name)).toBe(askable)
  })
})

const types: Query = { id: 7, name: 'example.com', type: 'A', rd: true, cd: false, edns: true }
const message = (answers: Answer[], flags = 0): Buffer =>
  dnsPacket.encode({ type: 'response', id: 7, flags, questions: [{ type: 'A', name: 'example.com' }], answers })
const dataOf = (answer: Answer): string | undefined => readReply(message([answer]), types)?.answers[0]?.data
const unknown = (type: number, data: number[]): Answer =>
  ({ type: `UNKNOWN_${type}`, name: 'example.com', data: Buffer.from(data) }) as unknown as Answer

describe('data in presentation form', () => {
  const name = 'example.com'
  it.each<[string, Answer, string]>([
    ['A', { type: 'A', name, data: '192.0.2.1' }, '192.0.2.1'],
    ['AAAA', { type: 'AAAA', name, data: '2001:db8:0:0:1:0:0:1' }, '2001:db8::1:0:0:1'],
    ['CNAME', { type: 'CNAME', name, data: 'D1.CloudFront.net' }, 'd1.cloudfront.net'],
    ['CNAME to the root', { type: 'CNAME', name, data: '.' }, '.'],
    ['NS', { type: 'NS', name, data: 'ns1.example.net' }, 'ns1.example.net'],
    ['MX', { type: 'MX', name, data: { preference: 10, exchange: 'mx.sendgrid.net' } }, '10 mx.sendgrid.net'],
    ['SRV', { type: 'SRV', name, data: { priority: 1, weight: 2, port: 443, target: 'a.example.net' } }, '1 2 443 a.example.net'],
    ['TXT', { type: 'TXT', name, data: ['v=spf1 -all', 'a"b\\c', 'ü'] }, '"v=spf1 -all" "a\\"b\\\\c" "\\195\\188"'],
    ['TXT, empty', { type: 'TXT', name, data: '' }, '""'],
    ['CAA', unknown(257, [128, 5, ...Buffer.from('Issueletsencrypt.org; a=b')]), '128 issue "letsencrypt.org; a=b"'],
    ['CAA that forbids all', { type: 'CAA', name, data: { flags: 0, tag: 'issue', value: ';' } }, '0 issue ";"'],
    [
      'DS',
      { type: 'DS', name, data: { keyTag: 20326, algorithm: 8, digestType: 2, digest: Buffer.from('e06d44', 'hex') } },
      '20326 8 2 E06D44',
    ],
    ['DNSKEY', { type: 'DNSKEY', name, data: { flags: 257, algorithm: 13, key: Buffer.from('key') } }, '257 3 13 a2V5'],
    ['a type that is not known here', unknown(65, [0, 1, 0]), '\\# 3 000100'],
    ['no data at all', unknown(65_000, []), '\\# 0'],
  ])('%s', (_, answer, data) => {
    expect(dataOf(answer)).toBe(data)
  })

  it.each<[string, Answer]>([
    ['an A of three octets', unknown(1, [1, 2, 3])],
    ['an AAAA of four octets', unknown(28, [1, 2, 3, 4])],
    ['a CNAME with octets behind it', unknown(5, [0, 0])],
    ['a CNAME that runs over its data', unknown(5, [3, 97, 98])],
    ['an MX without a host', unknown(15, [0])],
    ['a TXT whose string runs over', unknown(16, [9, 97])],
    ['a CAA without a tag', unknown(257, [0, 0])],
    ['a CAA whose tag runs over', unknown(257, [0, 9, 97])],
    ['a SOA without its numbers', unknown(6, [0, 0, 1])],
    ['a DS of one octet', unknown(43, [1])],
  ])('%s is malformed', (_, answer) => {
    expect(() => readReply(message([answer]), types)).toThrow(MalformedMessage)
  })

  it('counts a TTL with its top bit set as zero, and leaves other classes out', () => {
    const answers: Answer[] = [
      { type: 'A', name, data: '192.0.2.1', ttl: 0x80000001 },
      { type: 'A', name, data: '192.0.2.2', class: 'CH' },
    ]
    expect(readReply(message(answers), types)?.answers).toEqual([{ name, type: 'A', ttl: 0, data: '192.0.2.1' }])
  })

  it('joins the upper bits of the rcode', () => {
    const badVersion = dnsPacket.encode({
      type: 'response',
      id: 7,
      questions: [{ type: 'A', name }],
      additionals: [
        { type: 'OPT', name: '.', udpPayloadSize: 512, extendedRcode: 1, ednsVersion: 0, flags: 0, flag_do: false, options: [] },
      ],
    })
    expect(readReply(badVersion, types)?.rcode).toBe('BADVERS')
  })
})

it('survives every mutation of a message', () => {
  const whole = message([
    { type: 'CNAME', name: 'example.com', data: 'a.example.com' },
    { type: 'TXT', name: 'example.com', data: ['a', 'b'] },
    { type: 'CAA', name: 'example.com', data: { flags: 0, tag: 'issue', value: 'x' } },
  ])
  let read = 0
  for (let at = 2; at < whole.length; at += 1) {
    for (const value of [0, 1, 0x3f, 0x40, 0xc0, 0xff]) {
      const mutated = Buffer.from(whole)
      mutated[at] = value
      try {
        if (readReply(mutated, types)) read += 1
      } catch (error) {
        expect((error as Error).name + (error as Error).constructor.name).toMatch(/MalformedMessage|ProbeError/)
      }
    }
    expect(() => readReply(whole.subarray(0, at), types)).not.toThrow(TypeError)
  }
  expect(read).toBeGreaterThan(50)
})
