import packet, { type Answer, type Packet } from 'dns-packet'
import type { RecordData, Spoilt } from '#e2e/lab/scenario.ts'

/** A question as it came: the name in its own letters, and in lower case for look-ups. */
export interface Question {
  id: number
  name: string
  lowerName: string
  type: string
  /** recursion desired, checking disabled */
  rd: boolean
  cd: boolean
  /** bytes that fit into a datagram; 0 where the asker spoke no EDNS */
  ednsSize: number
}

/** What a server says, before it is put on the wire. */
export interface Reply {
  rcode: string
  aa: boolean
  ra: boolean
  answers: RecordData[]
  authority: RecordData[]
  additional: RecordData[]
  /** the same question always brings the same */
  steady: boolean
  /** how the message is spoilt on its way out */
  spoilt?: Spoilt
}

export const reply = (change: Partial<Reply>): Reply => ({
  rcode: 'NOERROR',
  aa: false,
  ra: false,
  answers: [],
  authority: [],
  additional: [],
  steady: true,
  ...change,
})

const rcodes: Record<string, number> = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 }

/** Reads a query; undefined where it is none. */
export function readQuestion(message: Buffer): Question | undefined {
  try {
    const query = packet.decode(message)
    const question = query.questions?.[0]
    if (query.type !== 'query' || !question) return undefined
    const flags = query.flags ?? 0
    const opt = query.additionals?.find((record) => record.type === 'OPT') as { udpPayloadSize?: number } | undefined
    return {
      id: query.id ?? 0,
      name: question.name,
      lowerName: question.name.toLowerCase().replace(/\.$/, ''),
      type: question.type,
      rd: (flags & packet.RECURSION_DESIRED) !== 0,
      cd: (flags & packet.CHECKING_DISABLED) !== 0,
      ednsSize: opt?.udpPayloadSize ?? 0,
    }
  } catch {
    return undefined
  }
}

/** Puts a reply on the wire, whole; `cut` leaves the sections out and sets TC. */
export function writeReply(question: Question, { rcode, aa, ra, answers, authority, additional }: Reply, cut = false): Buffer {
  const opt = question.ednsSize > 0 ? [{ type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0, options: [] } as unknown as Answer] : []
  const flags = [
    aa && packet.AUTHORITATIVE_ANSWER,
    ra && packet.RECURSION_AVAILABLE,
    question.rd && packet.RECURSION_DESIRED,
    question.cd && packet.CHECKING_DISABLED,
    cut && packet.TRUNCATED_RESPONSE,
  ]
  const message: Packet = {
    id: question.id,
    type: 'response',
    flags: flags.reduce<number>((sum, flag) => sum | (flag || 0), 0) | (rcodes[rcode] ?? 0),
    questions: [{ name: question.name, type: question.type as Answer['type'], class: 'IN' } as never],
    answers: cut ? [] : answers.map(toWire),
    authorities: cut ? [] : authority.map(toWire),
    additionals: cut ? opt : [...additional.map(toWire), ...opt],
  }
  return packet.encode(message)
}

const words = (text: string): string[] => text.trim().split(/\s+/)
const quoted = (text: string): string[] => {
  const strings = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => (match[1] ?? '').replace(/\\(.)/g, '$1'))
  return strings.length > 0 ? strings : [text]
}

/** Record data in presentation form as dns-packet takes it. */
function dataOf(type: string, data: string): unknown {
  const [first = '', second = '', third = '', fourth = ''] = words(data)
  switch (type) {
    case 'TXT':
      return quoted(data).map((text) => Buffer.from(text, 'latin1'))
    case 'MX':
      return { preference: Number(first), exchange: second }
    case 'CAA':
      return { flags: Number(first), tag: second, value: quoted(data)[0] ?? third, issuerCritical: (Number(first) & 128) !== 0 }
    case 'SOA': {
      const [mname, rname, serial, refresh, retry, expire, minimum] = words(data)
      return { mname, rname, ...numbers({ serial, refresh, retry, expire, minimum }) }
    }
    case 'DS':
      return { keyTag: Number(first), algorithm: Number(second), digestType: Number(third), digest: Buffer.from(fourth, 'hex') }
    case 'SRV':
      return { priority: Number(first), weight: Number(second), port: Number(third), target: fourth }
    case 'DNSKEY':
      return { flags: Number(first), algorithm: Number(third), key: Buffer.from(fourth, 'base64') }
    case 'RRSIG': {
      // Times as seconds since 1970, which RFC 4034 (3.2) allows beside the long form.
      const [typeCovered, algorithm, labels, originalTTL, expiration, inception, keyTag, signersName, signature = ''] = words(data)
      const fields = numbers({ algorithm, labels, originalTTL, expiration, inception, keyTag })
      return { typeCovered, ...fields, signersName, signature: Buffer.from(signature, 'base64') }
    }
    default:
      return data
  }
}

const numbers = (fields: Record<string, string | undefined>): Record<string, number> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, Number(value)]))

const toWire = ({ name, type, ttl, data }: RecordData): Answer => ({ name, type, ttl, class: 'IN', data: dataOf(type, data) }) as Answer
