import { Agent, type ClientRequestArgs } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { withDeadline } from '#lib/engine/net/deadline.ts'
import type { Network } from '#lib/engine/net/network.ts'
import { openTls, type TlsConnection } from './open-tls.ts'

/** Where a connection leads; connections of the same route are used again. */
export interface Route {
  scheme: 'http' | 'https'
  address: string
  servername: string // over https the name sent (SNI); over http it only tells routes apart
}

/** The connections of one run. */
export interface Connections {
  /** the route's first handshake; whoever asks later gets the same one, failed or not */
  firstHandshake(address: string, servername: string): Promise<TlsConnection>
  /** hands connections of a route to node's HTTP client */
  readonly agent: RouteAgent
  /** destroys whatever is open */
  close(): void
}

const connectTimeoutMs = 3_000
/** Requests of one route go out over this many connections at most. */
const maxConnectionsPerRoute = 2

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
  return {
    firstHandshake,
    agent,
    close: () => {
      agent.destroy()
      for (const socket of open) socket.destroy()
    },
  }
}

const routeKey = ({ scheme, address, servername }: Route): string => `${scheme} ${address} ${servername}`

/** Options of a request that goes through a `RouteAgent`. */
export interface RoutedRequest extends ClientRequestArgs {
  route: Route
}

/** Node's keep-alive pool, keyed by route and fed by the guarded network. */
export class RouteAgent extends Agent {
  readonly #connect: (route: Route) => Promise<Socket>
  constructor(connect: (route: Route) => Promise<Socket>) {
    super({ keepAlive: true, maxSockets: maxConnectionsPerRoute, maxFreeSockets: maxConnectionsPerRoute })
    this.#connect = connect
  }

  override getName(options?: ClientRequestArgs): string {
    return routeKey((options as RoutedRequest).route)
  }

  override createConnection(options: ClientRequestArgs, callback?: (error: Error | null, stream: Duplex) => void): undefined {
    this.#connect((options as RoutedRequest).route).then(
      (socket) => callback?.(null, socket),
      (error: Error) => callback?.(error, undefined as never),
    )
  }
}
