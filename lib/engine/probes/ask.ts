import { randomInt } from 'node:crypto'
import type { Socket } from 'node:net'
import { cutDetail } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsAnswer } from '#lib/engine/evidence/evidence.ts'
import { afterAttended, attendedMs } from '#lib/engine/net/attention.ts'
import { abortReason, withDeadline } from '#lib/engine/net/deadline.ts'
import type { Endpoint, Network } from '#lib/engine/net/network.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import { toProbeError } from '#lib/engine/net/socket-error.ts'
import { encodeQuery, type Query, type Reply, readReply } from './dns-message.ts'
import { MalformedMessage } from './dns-name.ts'

/** What is asked of one server. */
export type ServerQuestion = Pick<Query, 'name' | 'type' | 'rd' | 'cd'>

const questionTimeoutMs = 3_000
/** After this long in silence the question goes out once more. */
const retransmitAfterMs = 1_200

/**
 * Asks one server one question: UDP with EDNS first; without EDNS where the
 * server does not understand it; TCP where the answer was cut.
 * @throws ProbeError (timeout, refused, malformed, …) when no answer came within 3 s
 */
export async function askServer(network: Network, server: Endpoint, question: ServerQuestion, signal: AbortSignal): Promise<DnsAnswer> {
  return withDeadline(questionTimeoutMs, signal, async (limit) => {
    const started = attendedMs()
    const done = (reply: Reply, transport: DnsAnswer['transport']): DnsAnswer => {
      const { truncated: _, ...answer } = reply
      return { ...answer, transport, ms: Math.round(attendedMs() - started) }
    }
    let reply = await askByDatagrams(network, server, question, limit)
    if (ednsRefused(reply)) reply = await sendDatagram(network, server, { ...question, id: newId(), edns: false }, limit).catch(() => reply)
    return reply.truncated ? done(await askByStream(network, server, question, limit), 'tcp') : done(reply, 'udp')
  })
}

const newId = () => randomInt(0x10000)

/** RFC 6891, 7: servers from before EDNS answer FORMERR or NOTIMP; BADVERS comes from those of another version. */
const ednsRefused = ({ rcode }: Reply) => rcode === 'FORMERR' || rcode === 'NOTIMP' || rcode === 'BADVERS'

/**
 * Sends the query, and after a silence once more under a new id and port while
 * still listening for the first answer. The second goes without EDNS, as some
 * middleboxes swallow queries that have it.
 */
function askByDatagrams(network: Network, server: Endpoint, question: ServerQuestion, signal: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const send = (edns: boolean) => {
      const sent = sendDatagram(network, server, { ...question, id: newId(), edns }, signal)
      sent.then(resolve, reject).finally(cancel)
    }
    const cancel = afterAttended(retransmitAfterMs, () => send(false))
    send(true)
  })
}

/**
 * One query and its reply. Datagrams that are no reply to it, or cannot be read, are passed over until the deadline;
 * where nothing else comes, they are what the server had to say.
 */
async function sendDatagram(network: Network, server: Endpoint, query: Query, signal: AbortSignal): Promise<Reply> {
  let malformed: string | undefined
  const accept = (datagram: Uint8Array) => {
    try {
      const reply = readReply(datagram, query)
      if (!reply) malformed ??= 'no answer to the question'
      return reply
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error
      malformed = error.message
      return undefined
    }
  }
  try {
    return await network.exchange(server, encodeQuery(query), accept, signal)
  } catch (error) {
    if (malformed !== undefined && (error as ProbeError).reason === 'timeout') throw new ProbeError('malformed', malformed)
    throw error
  }
}

/** The same question over TCP (RFC 7766): each message behind its length. */
async function askByStream(network: Network, server: Endpoint, question: ServerQuestion, signal: AbortSignal): Promise<Reply> {
  try {
    return await askOnStream(await network.connect(server, signal), question, signal)
  } catch (error) {
    const { reason, message } = error as ProbeError
    throw error instanceof ProbeError ? new ProbeError(reason, `${cutDetail}: ${message}`) : error
  }
}

async function askOnStream(socket: Socket, question: ServerQuestion, signal: AbortSignal): Promise<Reply> {
  try {
    const query: Query = { ...question, id: newId(), edns: true }
    const message = encodeQuery(query)
    socket.write(Buffer.concat([Buffer.from([message.length >> 8, message.length & 0xff]), message]))
    return await readStream(socket, query, signal)
  } finally {
    socket.destroy()
  }
}

function readStream(socket: Socket, query: Query, signal: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const received = Buffer.allocUnsafe(2 + 0xffff)
    let count = 0
    signal.addEventListener('abort', () => reject(abortReason(signal)), { once: true })
    socket.on('error', (error) => reject(toProbeError(error)))
    socket.on('close', () => reject(new ProbeError('reset', 'closed before the answer was whole')))
    socket.on('data', (chunk: Buffer) => {
      count += chunk.copy(received, count)
      const length = count < 2 ? 0xffff : received.readUInt16BE(0)
      if (count < length + 2) return
      try {
        const reply = readReply(received.subarray(2, length + 2), query)
        if (reply) resolve(reply)
        else reject(new ProbeError('malformed', 'the answer over TCP is to another question'))
      } catch (error) {
        reject(error instanceof MalformedMessage ? new ProbeError('malformed', error.message) : error)
      }
      socket.destroy()
    })
  })
}
