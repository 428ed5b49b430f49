import { connect, type Socket } from 'node:net'
import { abortReason } from './deadline.ts'
import type { Endpoint } from './network.ts'
import { toProbeError } from './socket-error.ts'

/**
 * Opens a TCP connection to an address literal.
 * @throws ProbeError (refused, unreachable, timeout, aborted, …)
 */
export function dial(endpoint: Endpoint, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortReason(signal))
    const socket = connect({ host: endpoint.address, port: endpoint.port, noDelay: true, autoSelectFamily: false })
    const onAbort = () => {
      socket.destroy()
      reject(abortReason(signal))
    }
    signal.addEventListener('abort', onAbort, { once: true })
    // Stays for the life of the socket: a reset while nobody reads must not end the process.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', onAbort)
      reject(toProbeError(error))
    })
    socket.once('connect', () => {
      signal.removeEventListener('abort', onAbort)
      resolve(socket)
    })
  })
}
