import { createSocket, type RemoteInfo } from 'node:dgram'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import dnsPacket, { type Packet } from 'dns-packet'
import { afterEach, describe, expect, it } from 'vitest'
import { createNetwork } from '#lib/engine/net/create-network.ts'
import type { ProbeError } from '#lib/engine/net/probe-error.ts'
import { askServer, type ServerQuestion } from './ask.ts'

type Decoded = dnsPacket.DecodedPacket
interface Handlers {
  /** gets each datagram and what sends one back */
  udp?: (query: Decoded, send: (reply: Uint8Array) => void, count: number, peer: RemoteInfo) => void
  tcp?: (query: Decoded, socket: Socket) => void
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A name server on loopback, the same port for UDP and TCP. */
async function nameServer({ udp, tcp }: Handlers): Promise<{ address: string; port: number; queries: Decoded[]; peers: RemoteInfo[] }> {
  const queries: Decoded[] = []
  const peers: RemoteInfo[] = []
  const stream = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (data: Buffer) => tcp?.(dnsPacket.streamDecode(data) as Decoded, socket))
    closers.push(() => socket.destroy())
  })
  await new Promise<void>((resolve) => stream.listen(0, '127.0.0.1', resolve))
  const { port } = stream.address() as AddressInfo
  const socket = createSocket('udp4')
  socket.on('message', (message, peer) => {
    const query = dnsPacket.decode(message)
    queries.push(query)
    peers.push(peer)
    udp?.(query, (reply) => socket.send(reply, peer.port, peer.address), queries.length, peer)
  })
  await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve))
  closers.push(
    () => socket.close(),
    () => stream.close(),
  )
  return { address: '127.0.0.1', port, queries, peers }
}

const reply = (query: Decoded, more: Packet = {}): Buffer =>
  dnsPacket.encode({ type: 'response', id: query.id, questions: query.questions, ...more })

const answer = { type: 'A', name: 'link.example.com', ttl: 60, data: '192.0.2.1' } as const

const ask = (server: { address: string; port: number }, more: Partial<ServerQuestion> = {}, signal = new AbortController().signal) => {
  const network = createNetwork({ resolvers: [server], allowPrivate: [] })
  return askServer(network, server, { name: 'link.example.com', type: 'A', rd: true, cd: false, ...more }, signal)
}
const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: ProbeError) => error.reason,
  )

describe('a question', () => {
  it('brings flags, rcode and all sections', async () => {
    const server = await nameServer({
      udp: (query, send) =>
        send(
          reply(query, {
            flags: dnsPacket.AUTHORITATIVE_ANSWER | dnsPacket.AUTHENTIC_DATA | 3,
            answers: [{ type: 'CNAME', name: 'Link.Example.COM', ttl: 300, data: 'd1.CloudFront.net' }],
            authorities: [
              {
                type: 'SOA',
                name: 'example.com',
                ttl: 900,
                data: { mname: 'ns1.example.com', rname: 'host.example.com', serial: 7, refresh: 1, retry: 2, expire: 3, minimum: 60 },
              },
            ],
            additionals: [{ type: 'AAAA', name: 'ns1.example.com', ttl: 5, data: '2001:db8:0:0:0:0:0:1' }],
          }),
        ),
    })
    const got = await ask(server)
    expect(got).toEqual({
      rcode: 'NXDOMAIN',
      aa: true,
      ra: false,
      ad: true,
      answers: [{ name: 'link.example.com', type: 'CNAME', ttl: 300, data: 'd1.cloudfront.net' }],
      authority: [{ name: 'example.com', type: 'SOA', ttl: 900, data: 'ns1.example.com host.example.com 7 1 2 3 60' }],
      additional: [{ name: 'ns1.example.com', type: 'AAAA', ttl: 5, data: '2001:db8::1' }],
      transport: 'udp',
      ms: expect.any(Number),
    })
  })

  it('asks for recursion where it may, sets CD when told, and offers 1232 bytes', async () => {
    const server = await nameServer({ udp: (query, send) => send(reply(query)) })
    await ask(server, { rd: true, cd: true })
    await ask(server, { rd: false })
    const [first, second] = server.queries
    expect(first).toMatchObject({ flag_rd: true, flag_cd: true, flag_ad: true })
    expect(second).toMatchObject({ flag_rd: false, flag_cd: false, flag_ad: false })
    expect(first?.additionals?.[0]).toMatchObject({ type: 'OPT', udpPayloadSize: 1232 })
  })

  it('comes from another port and under another id each time', async () => {
    const server = await nameServer({ udp: (query, send) => send(reply(query)) })
    for (let n = 0; n < 20; n += 1) await ask(server)
    expect(new Set(server.peers.map(({ port }) => port)).size).toBeGreaterThan(15)
    expect(new Set(server.queries.map(({ id }) => id)).size).toBeGreaterThan(15)
  })

  it.each(['FORMERR', 'NOTIMP'] as const)('goes out again without EDNS on %s', async (rcode) => {
    const server = await nameServer({
      udp: (query, send) => {
        const code = { FORMERR: 1, NOTIMP: 4 }[rcode]
        // As old servers do: the header alone.
        if (query.additionals?.length) send(dnsPacket.encode({ type: 'response', id: query.id, flags: code }))
        else send(reply(query, { answers: [answer] }))
      },
    })
    expect(await ask(server)).toMatchObject({ rcode: 'NOERROR', answers: [{ data: '192.0.2.1' }] })
    expect(server.queries).toHaveLength(2)
  })

  it('goes out once more after a silence, and an answer to the first is still taken', async () => {
    const dropped = await nameServer({ udp: (query, send, count) => count > 1 && send(reply(query, { answers: [answer] })) })
    const slow = await nameServer({
      udp: (query, send, count) => {
        if (count === 1) setTimeout(() => send(reply(query, { answers: [answer] })), 1_500)
      },
    })
    const answers = await Promise.all([ask(dropped), ask(slow)])
    expect(answers.map(({ answers: [record] }) => record?.data)).toEqual(['192.0.2.1', '192.0.2.1'])
    expect(dropped.queries).toHaveLength(2)
    expect(dropped.queries[1]?.additionals).toEqual([])
  })

  it('is asked over TCP when the answer was cut', async () => {
    const server = await nameServer({
      udp: (query, send) => send(reply(query, { flags: dnsPacket.TRUNCATED_RESPONSE })),
      tcp: (query, socket) => {
        const bytes = dnsPacket.streamEncode({ type: 'response', id: query.id, questions: query.questions, answers: [answer] })
        // In three pieces, one of them half of the length.
        socket.write(bytes.subarray(0, 1))
        setTimeout(() => socket.write(bytes.subarray(1, 20)), 10)
        setTimeout(() => socket.write(bytes.subarray(20)), 20)
      },
    })
    expect(await ask(server)).toMatchObject({ transport: 'tcp', answers: [{ data: '192.0.2.1' }] })
  })
})

describe('a lying or broken server', () => {
  const passedOver: Record<string, (query: Decoded) => Uint8Array> = {
    'another id': (query) => reply({ ...query, id: ((query.id ?? 0) + 1) % 65_536 }, { answers: [answer] }),
    'another name': (query) => reply({ ...query, questions: [{ type: 'A', name: 'link.example.org' }] }, { answers: [answer] }),
    'another type': (query) => reply({ ...query, questions: [{ type: 'AAAA', name: 'link.example.com' }] }, { answers: [answer] }),
    'two labels in one': (query) => {
      const message = reply(query, { answers: [answer] })
      message[12] = 12 // link.example as one label
      return message
    },
    'a query': (query) => dnsPacket.encode({ type: 'query', id: query.id, questions: query.questions }),
    'no question': (query) => dnsPacket.encode({ type: 'response', id: query.id, answers: [answer] }),
    'three bytes': () => Uint8Array.from([1, 2, 3]),
    'nothing at all': () => new Uint8Array(),
    noise: () => Uint8Array.from({ length: 600 }, (_, n) => (n * 7919) % 256),
  }
  it.each(Object.entries(passedOver))('that answers with %s is passed over until the true answer comes', async (_, lie) => {
    const server = await nameServer({
      udp: (query, send) => {
        send(lie(query))
        setTimeout(() => send(reply(query, { answers: [{ ...answer, data: '192.0.2.99' }] })), 20)
      },
    })
    expect(await ask(server)).toMatchObject({ answers: [{ data: '192.0.2.99' }] })
  })

  it('that loops its pointers, or says nothing, takes 3 s of us and no more', async () => {
    const loop = await nameServer({
      udp: (query, send) => {
        const message = reply(query, { answers: [answer] })
        message.writeUInt16BE(0xc000 | 34, 34) // the answer's owner points to itself
        send(message)
      },
    })
    const silent = await nameServer({})
    const started = performance.now()
    expect(await Promise.all([reasonOf(ask(loop)), reasonOf(ask(silent))])).toEqual(['malformed', 'timeout'])
    expect(performance.now() - started).toBeLessThan(3_300)
  })

  it('that floods is left', async () => {
    const server = await nameServer({
      udp: (query, send) => {
        for (let n = 0; n < 500; n += 1) send(reply({ ...query, id: (query.id ?? 0) ^ 1 }))
      },
    })
    expect(await reasonOf(ask(server))).toBe('too-large')
  })

  it('that sends absurdly many records is left', async () => {
    const answers = Array.from({ length: 300 }, () => answer)
    const server = await nameServer({ udp: (query, send) => send(reply(query, { answers })) })
    expect(await reasonOf(ask(server))).toBe('too-large')
  })

  it('that sends an absurdly long message is left', async () => {
    const server = await nameServer({
      udp: (query, send) => send(reply(query, { flags: dnsPacket.TRUNCATED_RESPONSE })),
      tcp: (query, socket) => {
        const answers = Array.from({ length: 100 }, () => ({ type: 'TXT', name: 'link.example.com', data: 'x'.repeat(250) }) as const)
        socket.write(dnsPacket.streamEncode({ type: 'response', id: query.id, questions: query.questions, answers }))
      },
    })
    expect(await reasonOf(ask(server))).toBe('too-large')
  })

  it('that is not there is refused at once', async () => {
    const server = await nameServer({})
    for (const close of closers.splice(0)) close()
    expect(await reasonOf(ask(server))).toBe('refused')
  })

  const brokenStreams: Record<string, [string, (query: Decoded, socket: Socket) => void]> = {
    'hangs up': ['reset', (_, socket) => socket.destroy()],
    'hangs up in the middle': [
      'reset',
      (query, socket) => socket.end(dnsPacket.streamEncode({ type: 'response', id: query.id }).subarray(0, 5)),
    ],
    'answers another question': [
      'malformed',
      (_, socket) => socket.write(dnsPacket.streamEncode({ type: 'response', id: 1, answers: [answer] })),
    ],
    'sends noise': [
      'malformed',
      (query, socket) =>
        socket.write(
          Buffer.concat([Buffer.from([0, 20, (query.id ?? 0) >> 8, (query.id ?? 0) & 255, 0x80, 0, 0, 1]), Buffer.alloc(14, 0xff)]),
        ),
    ],
  }
  it.each(Object.entries(brokenStreams))('that %s over TCP', async (_, [reason, tcp]) => {
    const server = await nameServer({ udp: (query, send) => send(reply(query, { flags: dnsPacket.TRUNCATED_RESPONSE })), tcp })
    await expect(ask(server)).rejects.toMatchObject({ reason, message: expect.stringMatching(/^over TCP, as the answer was cut: /) })
  })

  it('cannot keep us when we are told to stop', async () => {
    const server = await nameServer({})
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    const started = performance.now()
    expect(await reasonOf(ask(server, {}, stop.signal))).toBe('aborted')
    expect(performance.now() - started).toBeLessThan(300)
  })
})
