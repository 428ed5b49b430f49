import type { Socket } from 'node:net'

/** An address literal and a port. */
export interface Endpoint {
  address: string
  port: number
}

/** The only ports that the product ever dials; resolvers given by configuration may use another. */
export const allowedPorts: readonly number[] = [53, 80, 443]

/**
 * What a probe may do to the outside world, handed to it as an argument: the
 * product passes the guarded one, tests pass the practice internet's.
 *
 * Both methods judge the address by the guard first and reject with a
 * `ProbeError` (reason `not-allowed`) without sending a byte when it is refused.
 */
export interface Network {
  /** recursive resolvers, in order of preference */
  readonly resolvers: readonly Endpoint[]
  /** whether the guard lets this address be dialled, and the scope it lies in */
  classify(address: string): { scope: string; allowed: boolean }
  /** opens a TCP connection to exactly this address; rejects with a `ProbeError` */
  connect(endpoint: Endpoint, signal: AbortSignal): Promise<Socket>
  /**
   * sends one datagram and hands every datagram that comes back from exactly this
   * endpoint to `accept`, until it returns a value that is not undefined
   */
  exchange<T>(endpoint: Endpoint, datagram: Uint8Array, accept: (reply: Uint8Array) => T | undefined, signal: AbortSignal): Promise<T>
  /** the wall clock */
  now(): Date
}
