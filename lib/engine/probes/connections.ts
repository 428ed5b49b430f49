import type { Socket } from 'node:net'
import pLimit, { type LimitFunction } from 'p-limit'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { withDeadline } from '#lib/engine/net/deadline.ts'
import type { Network } from '#lib/engine/net/network.ts'
import type { TlsConnection } from './open-tls.ts'
import { type Route, RouteAgent, routeKey } from './route-agent.ts'
import { createSecureConnections, type OtherShown } from './secure-connections.ts'
import { sendRequest, type WireRequest } from './send-request.ts'

/** The connections of one run. */
export interface Connections {
  /** the route's first handshake; whoever asks later gets the same one, failed or not */
  firstHandshake(address: string, servername: string): Promise<TlsConnection>
  /**
   * opens so many connections beside the route's first one, for requests that will follow it
   * together; those that cannot be had are done without: the requests take turns
   */
  openBeside(address: string, servername: string, count: number): void
  /** sends a request over a connection of its route, as soon as one is free */
  send(request: WireRequest): Promise<HttpResponse>
  /** destroys whatever is open */
  close(): void
}

const connectTimeoutMs = 3_000
/** Requests of one route go out over this many connections at most, unless more were opened beforehand; those over TLS cost a handshake each. */
const maxConnections = { http: 4, https: 2 }

/** Opens connections by the guarded network and keeps them for the requests that follow. */
export function createConnections(network: Network, signal: AbortSignal, onOther: (other: OtherShown) => void): Connections {
  const secure = createSecureConnections(network, signal, onOther)
  const plain = new Set<Socket>()

  const connect = async ({ scheme, address, servername }: Route): Promise<Socket> => {
    if (scheme === 'https') return secure.take(address, servername)
    const socket = await withDeadline(connectTimeoutMs, signal, (limit) => network.connect({ address, port: 80 }, limit))
    plain.add(socket)
    return socket.once('close', () => plain.delete(socket))
  }
  const agent = new RouteAgent(connect, secure.hasWaited)
  const turns = new Map<string, LimitFunction>()
  // The agent's own limit does not count connections that are still being made.
  const turnsOf = (route: Route): LimitFunction => {
    const key = routeKey(route)
    const turn = turns.get(key) ?? pLimit(maxConnections[route.scheme])
    turns.set(key, turn)
    return turn
  }
  return {
    firstHandshake: secure.first,
    openBeside: (address, servername, count) => {
      const turn = turnsOf({ scheme: 'https', address, servername })
      turn.concurrency = 1
      for (let n = 0; n < count; n += 1) {
        secure.openBeside(address, servername).then((stands) => {
          if (stands) turn.concurrency += 1
        })
      }
    },
    send: (request) => turnsOf(request.route)(() => sendRequest(agent, request, signal)),
    close: () => {
      agent.destroy()
      secure.close()
      for (const socket of plain) socket.destroy()
    },
  }
}
