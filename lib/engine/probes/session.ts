import type { AddressEvidence, DnsLookup, Evidence, HttpExchange, TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import type { Target } from '#lib/engine/target/target.ts'

/** A question for one server. Recursion is asked of recursive servers only. */
export interface Question {
  purpose: DnsLookup['purpose']
  server: DnsLookup['server']
  name: string
  type: string
  /** ask with "checking disabled" */
  cd?: boolean
}

export interface HandshakeRequest {
  role: TlsHandshake['role']
  address: string
  servername: string
  mode?: TlsHandshake['mode'] // default: standard
}

export interface HttpRequest {
  purpose: HttpExchange['purpose']
  role: HttpExchange['role']
  kind: HttpExchange['kind']
  scheme: 'http' | 'https'
  address: string
  /** Host header; over https also the server name sent, unless `servername` says otherwise */
  host: string
  servername?: string
  /** path and query, sent byte for byte */
  path: string
  variant?: string
  method?: 'GET' | 'HEAD'
  /** further request headers (a User-Agent, say) */
  headers?: Readonly<Record<string, string>>
  /** bytes of the body to read; the usual bound where left out */
  maxBodyBytes?: number
  /** milliseconds until the end of the headers; the usual bound where left out */
  patienceMs?: number
}

/**
 * How much is sent to addresses: `whole` all there is to ask of an edge; `rest` what was not
 * asked at others of the same edge yet; `one` the links alone, since visitors are led there, too.
 */
export type Share = 'whole' | 'rest' | 'one'

/**
 * One run's access to the outside world. Every call is bounded in time and
 * size, never throws for what a peer does, records its outcome in the evidence
 * and returns it. The same question to the same server is asked once only.
 */
export interface ProbeSession {
  readonly target: Target
  readonly vantage: Vantage
  /** ends the whole run: its deadline, or a request to stop */
  readonly signal: AbortSignal
  /** one question to one server: EDNS, UDP first, TCP when the answer was cut */
  ask(question: Question): Promise<DnsLookup>
  /** the same question to every recursive resolver, side by side */
  askResolvers(purpose: DnsLookup['purpose'], name: string, type: string): Promise<DnsLookup[]>
  /** classifies an address by the guard and the ranges, and records it once per role */
  noteAddress(role: AddressEvidence['role'], address: string): AddressEvidence
  /** one TLS handshake on port 443; the connection is kept for requests to the same address and name */
  handshake(request: HandshakeRequest): Promise<TlsHandshake>
  /**
   * has further connections opened beside the first handshake's, for https requests that will follow
   * together; where they cannot be had, the requests go out one after another
   */
  openBeside(request: Pick<HandshakeRequest, 'address' | 'servername'> & { connections: number }): void
  /** one HTTP request; no redirect followed, nothing decoded, the body cut at a bound */
  request(request: HttpRequest): Promise<HttpExchange>
  /** what has been gathered so far, as a consistent copy */
  snapshot(): Evidence
}
