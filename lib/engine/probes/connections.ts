import type { Socket } from 'node:net'
import pLimit, { type LimitFunction } from 'p-limit'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { withDeadline } from '#lib/engine/net/deadline.ts'
import type { Network } from '#lib/engine/net/network.ts'
import { openTls, type TlsConnection } from './open-tls.ts'
import { type Route, RouteAgent, routeKey } from './route-agent.ts'
import { sendRequest, type WireRequest } from './send-request.ts'

/** The connections of one run. */
export interface Connections {
  /** the route's first handshake; whoever asks later gets the same one, failed or not */
  firstHandshake(address: string, servername: string): Promise<TlsConnection>
  /** sends a request over a connection of its route, as soon as one is free */
  send(request: WireRequest): Promise<HttpResponse>
  /** destroys whatever is open */
  close(): void
}

const connectTimeoutMs = 3_000
/** Requests of one route go out over this many connections at most; those over TLS cost a handshake each. */
const maxConnections = { http: 4, https: 2 }

/** Opens connections by the guarded network and keeps them for the requests that follow. */
export function createConnections(network: Network, signal: AbortSignal): Connections {
  const first = new Map<string, Promise<TlsConnection>>()
  const unused = new Map<string, Socket>()
  const open = new Set<Socket>()

  const keep = <S extends Socket>(socket: S): S => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    return socket
  }
  const openSecure = async ({ address, servername }: Route) => {
    const connection = await openTls(network, address, servername, 'standard', signal)
    keep(connection.socket)
    return connection
  }
  const firstHandshake = (address: string, servername: string) => {
    const route: Route = { scheme: 'https', address, servername }
    const key = routeKey(route)
    const pending = first.get(key) ?? openSecure(route)
    if (!first.has(key)) {
      first.set(key, pending)
      pending.then(({ socket }) => unused.set(key, socket)).catch(() => undefined)
    }
    return pending
  }
  const connect = async (route: Route): Promise<Socket> => {
    if (route.scheme === 'http') {
      const endpoint = { address: route.address, port: 80 }
      return keep(await withDeadline(connectTimeoutMs, signal, (limit) => network.connect(endpoint, limit)))
    }
    await firstHandshake(route.address, route.servername)
    const key = routeKey(route)
    const ready = unused.get(key)
    unused.delete(key)
    return ready && !ready.destroyed ? ready : (await openSecure(route)).socket
  }
  const agent = new RouteAgent(connect)
  const turns = new Map<string, LimitFunction>()
  return {
    firstHandshake,
    send: (request) => {
      // The agent's own limit does not count connections that are still being made.
      const key = routeKey(request.route)
      const turn = turns.get(key) ?? pLimit(maxConnections[request.route.scheme])
      turns.set(key, turn)
      return turn(() => sendRequest(agent, request, signal))
    },
    close: () => {
      agent.destroy()
      for (const socket of open) socket.destroy()
    },
  }
}
