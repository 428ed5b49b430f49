import dnsPacket, { type Answer, type Packet } from 'dns-packet'
import type { Network } from '#lib/engine/net/network.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'

/** The sections of a reply to one question. */
export type Says = Pick<Packet, 'answers' | 'authorities' | 'additionals' | 'flags'>
export type NameWorld = (name: string, type: string, server: string) => Says

/** DNS without a wire: what every server anywhere says, and who was asked how often. */
export interface Names {
  exchange: Network['exchange']
  /** address of the server asked, question by question */
  asked: string[]
}

/** Answers each datagram as the world says. */
export function namesFrom(world: NameWorld): Names {
  const asked: string[] = []
  return {
    asked,
    exchange: async ({ address }, datagram, accept) => {
      asked.push(address)
      await new Promise(setImmediate)
      const query = dnsPacket.decode(Buffer.from(datagram))
      const [question] = query.questions ?? []
      if (!question) throw new ProbeError('malformed')
      const { flags = dnsPacket.AUTHORITATIVE_ANSWER, ...sections } = world(question.name.toLowerCase(), question.type, address)
      const reply = dnsPacket.encode({ type: 'response', id: query.id, flags, questions: query.questions, ...sections })
      const outcome = accept(reply)
      if (outcome === undefined) throw new ProbeError('malformed')
      return outcome
    },
  }
}

export const hostname = 'link.mail.example.com'
const zone = 'example.com'
export const resolver = { address: '8.8.8.8', port: 53 }

/** Everything that leads to the link host goes to this address, which is nobody's in particular. */
export const address = '62.210.1.1'

const soa: Answer = {
  type: 'SOA',
  name: zone,
  ttl: 300,
  data: { mname: `ns1.${zone}`, rname: `hostmaster.${zone}`, serial: 1, refresh: 3600, retry: 600, expire: 86400, minimum: 300 },
}
const nothing: Says = { authorities: [soa] }

/** A zone in which all is well: the link host has an address, one name server answers. */
export const plainNames: NameWorld = (name, type) => {
  if (name === zone && type === 'NS') return { answers: [{ type: 'NS', name, ttl: 300, data: `ns1.${zone}` }] }
  if (type !== 'A') return nothing
  return { answers: [{ type: 'A', name, ttl: 300, data: name.startsWith('ns1.') ? '62.210.1.53' : address }] }
}

/** Each name is an alias of another one. */
export const endlessAliases: NameWorld = (name, type, server) => {
  if (['A', 'AAAA', 'CNAME'].includes(type) && !name.startsWith('ns1.')) {
    const [, count = '0'] = /^n(\d+)\./.exec(name) ?? []
    return { answers: [{ type: 'CNAME', name, ttl: 300, data: `n${Number(count) + 1}.${zone}` }] }
  }
  return plainNames(name, type, server)
}

/** A delegation to so many servers, of which each name has twenty addresses. */
export const manyServers =
  (servers: number): NameWorld =>
  (name, type, server) => {
    const victim = /^s(\d+)\.victim\.example$/.exec(name)
    if (victim && type === 'A')
      return {
        answers: Array.from({ length: 20 }, (_, n) => ({ type: 'A', name, ttl: 300, data: `62.${Number(victim[1]) % 256}.7.${n}` })),
      }
    if (name === zone && type === 'NS')
      return { answers: Array.from({ length: servers }, (_, n) => ({ type: 'NS', name, ttl: 300, data: `s${n}.victim.example` })) }
    return plainNames(name, type, server)
  }

/** Whoever is asked refers to a zone further down, and to thirteen servers of it. */
export const endlessReferrals: NameWorld = (name, type, server) => {
  if (server === resolver.address || !name.endsWith(hostname)) return plainNames(name, type, server)
  const depth = Number(server.split('.')[2])
  const labels = name.split('.')
  const below = labels.slice(Math.max(0, labels.length - 3 - depth)).join('.')
  return {
    flags: 0,
    authorities: Array.from({ length: 13 }, (_, n) => ({ type: 'NS', name: below, ttl: 300, data: `ns${n}.${below}` })),
    additionals: Array.from({ length: 13 }, (_, n) => ({ type: 'A', name: `ns${n}.${below}`, ttl: 300, data: `62.210.${depth + 1}.${n}` })),
  }
}

/** Public when it is looked up, inside of our network at every second question. */
export function rebinding(inside: string): NameWorld {
  let count = 0
  return (name, type, server) => {
    if (name !== hostname || type !== 'A') return plainNames(name, type, server)
    count += 1
    return { answers: [{ type: 'A', name, ttl: 0, data: count % 2 === 1 ? address : inside }] }
  }
}
