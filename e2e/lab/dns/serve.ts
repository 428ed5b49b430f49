import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { createServer, type Server } from 'node:net'
import type { Spoilt } from '#e2e/lab/scenario.ts'
import type { Outcome } from './authority.ts'
import { type Question, type Reply, readQuestion, writeReply } from './wire.ts'

export interface DnsListener {
  port: number
  /** answers are remembered as long as they stay the same; to be told when they do not */
  forget(): void
  close(): void
}

export type Answerer = (question: Question) => Outcome

/** Opens one server on a free loopback port, the same number for UDP and TCP. */
export async function serveDns(answer: Answerer, delayMs: number): Promise<DnsListener> {
  for (let tries = 0; ; tries++) {
    const udp = createSocket('udp4').unref()
    const port = await bindUdp(udp)
    const tcp = tcpServer(answer, delayMs)
    try {
      await listen(tcp, port)
      const memory = serveUdp(udp, answer, delayMs)
      return {
        port,
        forget: () => memory.clear(),
        close: () => {
          udp.close()
          tcp.close()
        },
      }
    } catch (error) {
      udp.close()
      // The port may be taken for TCP: another pair of numbers will do.
      if (tries > 20) throw error
    }
  }
}

const bindUdp = (socket: UdpSocket): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind({ port: 0, address: '127.0.0.1' }, () => resolve(socket.address().port))
  })

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })

const later = (delayMs: number, action: () => void): void => {
  if (delayMs > 0) setTimeout(action, delayMs)
  else action()
}

function serveUdp(socket: UdpSocket, answer: Answerer, delayMs: number): Map<string, Buffer> {
  const memory = new Map<string, Buffer>()
  socket.removeAllListeners('error').on('error', () => {})
  socket.on('message', (message, peer) => {
    const send = (bytes: Buffer) => later(delayMs, () => socket.send(bytes, peer.port, peer.address))
    const key = message.toString('latin1', 2)
    const known = memory.get(key)
    if (known) {
      const copy = Buffer.from(known)
      message.copy(copy, 0, 0, 2)
      return send(copy)
    }
    const question = readQuestion(message)
    const outcome = question && answer(question)
    if (!question || !outcome || outcome === 'silent') return
    const whole = writeReply(question, outcome)
    if (outcome.spoilt) return send(spoil(question, outcome, outcome.spoilt))
    const room = Math.max(512, question.ednsSize)
    const bytes = whole.length > room ? writeReply(question, outcome, true) : whole
    if (outcome.steady && memory.size < 5000) memory.set(key, bytes)
    send(bytes)
  })
  return memory
}

function spoil(question: Question, outcome: Reply, how: Spoilt): Buffer {
  if (how === 'other-id') return writeReply({ ...question, id: question.id ^ 1 }, outcome)
  if (how === 'other-question') return writeReply({ ...question, name: `not.${question.name}` }, outcome)
  if (how !== 'rubbish') return writeReply(question, outcome, true)
  // The head of an answer to this question, with a count of records that are not there.
  const bytes = Buffer.alloc(20, 0xff)
  bytes.writeUInt16BE(question.id, 0)
  bytes.writeUInt16BE(0x8400, 2)
  return bytes
}

/** DNS over TCP: each message has its length before it (RFC 1035, 4.2.2). */
function tcpServer(answer: Answerer, delayMs: number): Server {
  return createServer((socket) => {
    let pending: Buffer<ArrayBufferLike> = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.setTimeout(10_000, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk])
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0)
        const question = readQuestion(pending.subarray(2, end))
        pending = pending.subarray(end)
        const outcome = question && answer(question)
        if (!question || !outcome || outcome === 'silent' || outcome.spoilt === 'cut-silent') continue
        if (outcome.spoilt) return void socket.destroy()
        const bytes = writeReply(question, outcome)
        const length = Buffer.from([bytes.length >> 8, bytes.length & 255])
        later(delayMs, () => socket.write(Buffer.concat([length, bytes])))
      }
    })
  }).unref()
}
