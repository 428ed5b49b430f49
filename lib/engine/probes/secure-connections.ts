import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Network } from '#lib/engine/net/network.ts'
import { dialTls, type HandshakeValue, shakeHands, type TlsConnection } from './open-tls.ts'

/** The TLS connections of one run, by address and server name. */
export interface SecureConnections {
  /** the first handshake; whoever asks later gets the same one, failed or not */
  first(address: string, servername: string): Promise<TlsConnection>
  /** opens one more as soon as the first one is connected; whether it stands */
  openBeside(address: string, servername: string): Promise<boolean>
  /** one that carried nothing yet: one that stands already, or a new one */
  take(address: string, servername: string): Promise<TLSSocket>
  /** whether a connection waited for its first request, so that its peer may have given it up */
  hasWaited(socket: Socket): boolean
  /** destroys whatever is open */
  close(): void
}

/** Some servers close, or complain of, a connection that brings no request for a few seconds. */
const maxWaitMs = 2_000

/** A connection that waits for its first request. */
interface Waiting {
  socket: TLSSocket
  since: number
}

/** A route's first connection in both its stages, and those that wait for a request. */
interface Standing {
  dialled: Promise<Socket>
  secured: Promise<TlsConnection>
  waiting: Waiting[]
}

/** What a further connection of a route showed, where it is not what the first one did. */
export interface OtherShown {
  address: string
  servername: string
  value: HandshakeValue
}

/** Machines behind one address may have different certificates. */
const isAlike = (first: HandshakeValue, later: HandshakeValue): boolean =>
  first.stapled === later.stapled &&
  first.chain.length === later.chain.length &&
  first.chain.every((one, index) => one === later.chain[index])

/** Opens TLS connections by the guarded network and keeps them for the requests that follow. */
export function createSecureConnections(network: Network, signal: AbortSignal, onOther: (other: OtherShown) => void): SecureConnections {
  const routes = new Map<string, Standing>()
  const open = new Set<TLSSocket>()
  const waited = new WeakSet<Socket>()

  const secure = async (plain: Socket, servername: string): Promise<TlsConnection> => {
    const connection = await shakeHands(plain, servername, 'standard', signal)
    open.add(connection.socket)
    connection.socket.once('close', () => open.delete(connection.socket))
    return connection
  }
  const openNew = async (address: string, servername: string): Promise<TLSSocket> => {
    const { socket, value } = await secure(await dialTls(network, address, signal), servername)
    standing(address, servername)
      .secured.then((first) => isAlike(first.value, value) || onOther({ address, servername, value }))
      .catch(() => undefined)
    return socket
  }

  const start = (address: string, servername: string): Standing => {
    const dialled = dialTls(network, address, signal)
    const secured = dialled.then((plain) => secure(plain, servername))
    const route: Standing = { dialled, secured, waiting: [] }
    secured.then(({ socket }) => route.waiting.push({ socket, since: performance.now() })).catch(() => undefined)
    return route
  }
  const standing = (address: string, servername: string): Standing => {
    const key = `${address} ${servername}`
    const route = routes.get(key) ?? start(address, servername)
    routes.set(key, route)
    return route
  }
  return {
    first: (address, servername) => standing(address, servername).secured,
    openBeside: async (address, servername) => {
      const { dialled, waiting } = standing(address, servername)
      try {
        await dialled
        const socket = await openNew(address, servername)
        waited.add(socket)
        waiting.push({ socket, since: performance.now() })
        return true
      } catch {
        // Nobody asked for this one: what the peer does to it says nothing of the links.
        return false
      }
    },
    take: async (address, servername) => {
      const { secured, waiting } = standing(address, servername)
      await secured
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        if (!next.socket.destroyed && performance.now() - next.since < maxWaitMs) return next.socket
        next.socket.destroy()
      }
      return openNew(address, servername)
    },
    hasWaited: (socket) => waited.has(socket),
    close: () => {
      for (const socket of open) socket.destroy()
    },
  }
}
