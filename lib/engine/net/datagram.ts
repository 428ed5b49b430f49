import { createSocket, type SocketOptions } from 'node:dgram'
import { abortReason } from './deadline.ts'
import type { Endpoint } from './network.ts'
import { ProbeError } from './probe-error.ts'
import { toProbeError } from './socket-error.ts'

/** More replies to one question than this are a flood. */
const maxReplies = 100

/** The address is a literal already: hands it back instead of asking the system. */
const literalLookup: SocketOptions['lookup'] = (address, _options, callback) => callback(null, address, address.includes(':') ? 6 : 4)

/**
 * Sends one datagram from a fresh random port and hands each datagram that this
 * endpoint sends back to `accept`, until it returns a value or throws.
 * @throws ProbeError (refused, unreachable, timeout, aborted, too-large for a flood)
 */
export function exchangeDatagrams<T>(
  endpoint: Endpoint,
  datagram: Uint8Array,
  accept: (reply: Uint8Array) => T | undefined,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortReason(signal))
    const socket = createSocket({ type: endpoint.address.includes(':') ? 'udp6' : 'udp4', lookup: literalLookup })
    let replies = 0
    let ended = false
    const end = (settle: () => void) => {
      if (ended) return
      ended = true
      signal.removeEventListener('abort', onAbort)
      socket.removeAllListeners('message').close()
      settle()
    }
    const onAbort = () => end(() => reject(abortReason(signal)))
    signal.addEventListener('abort', onAbort, { once: true })
    socket.on('error', (error) => end(() => reject(toProbeError(error))))
    socket.on('message', (reply) => {
      replies += 1
      if (replies > maxReplies) return end(() => reject(new ProbeError('too-large', `more than ${maxReplies} replies`)))
      try {
        const value = accept(reply)
        if (value !== undefined) end(() => resolve(value))
      } catch (error) {
        end(() => reject(error))
      }
    })
    // A connected socket gets datagrams of this peer only, and learns of ICMP port unreachable.
    socket.connect(endpoint.port, endpoint.address, () => {
      if (!ended) socket.send(datagram)
    })
  })
}
