import type { Socket } from 'node:net'
import { exchangeDatagrams } from './datagram.ts'
import { dial } from './dial.ts'
import { createGuard, sameAddress } from './guard.ts'
import { allowedPorts, type Endpoint, type Network } from './network.ts'
import { ProbeError } from './probe-error.ts'

export interface NetworkOptions {
  /** recursive resolvers; as the operator chose them, they may have any address and port */
  resolvers: readonly Endpoint[]
  /** CIDRs of non-public addresses that may be dialled */
  allowPrivate: readonly string[]
  /** where an endpoint that the guard has let pass is really dialled; for a network that only looks like the internet */
  route?: (endpoint: Endpoint) => Endpoint
  /** the wall clock */
  now?: () => Date
}

/**
 * The guarded network: judges the literal address and the port, then dials
 * exactly that address. Proxies named in the environment play no part.
 * @throws RangeError when an entry of `allowPrivate` is no CIDR
 */
export function createNetwork({ resolvers, allowPrivate, route, now = () => new Date() }: NetworkOptions): Network {
  const classify = createGuard(allowPrivate)
  const isResolver = (endpoint: Endpoint) =>
    resolvers.some(({ address, port }) => port === endpoint.port && sameAddress(address, endpoint.address))

  /** The endpoint to dial; throws when the guard refuses. */
  const admit = (endpoint: Endpoint): Endpoint => {
    if (!isResolver(endpoint)) {
      const { scope, allowed } = classify(endpoint.address)
      if (!allowed) throw new ProbeError('not-allowed', `${endpoint.address} is ${scope}`)
      if (!allowedPorts.includes(endpoint.port)) throw new ProbeError('not-allowed', `port ${endpoint.port}`)
    }
    return route ? route(endpoint) : endpoint
  }

  return {
    resolvers,
    classify,
    now,
    connect: async (endpoint, signal) => {
      const real = admit(endpoint)
      return assertPeer(await dial(real, signal), real)
    },
    exchange: async (endpoint, datagram, accept, signal) => exchangeDatagrams(admit(endpoint), datagram, accept, signal),
  }
}

/** Second wall: the kernel must have connected to the address that was judged. */
function assertPeer(socket: Socket, endpoint: Endpoint): Socket {
  if (socket.remoteAddress !== undefined && sameAddress(socket.remoteAddress, endpoint.address)) return socket
  socket.destroy()
  // A peer that hung up at once leaves no address behind.
  throw socket.remoteAddress === undefined
    ? new ProbeError('reset', 'closed at once')
    : new ProbeError('not-allowed', `connected to ${socket.remoteAddress}`)
}
