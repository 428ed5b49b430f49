import { Agent, type ClientRequestArgs } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** Where a connection leads; connections of the same route are used again. */
export interface Route {
  scheme: 'http' | 'https'
  address: string
  servername: string // over https the name sent (SNI); over http it only tells routes apart
}

export const routeKey = ({ scheme, address, servername }: Route): string => `${scheme} ${address} ${servername}`

/** Options of a request that goes through a `RouteAgent`. */
export interface RoutedRequest extends ClientRequestArgs {
  agent: RouteAgent
  route: Route
}

/** Node's keep-alive pool, keyed by route and fed by the guarded network. */
export class RouteAgent extends Agent {
  readonly #connect: (route: Route) => Promise<Socket>
  /** whether a connection stood for a while before it was handed out */
  readonly hasWaited: (socket: Socket) => boolean
  constructor(connect: (route: Route) => Promise<Socket>, hasWaited: (socket: Socket) => boolean) {
    super({ keepAlive: true })
    this.#connect = connect
    this.hasWaited = hasWaited
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
