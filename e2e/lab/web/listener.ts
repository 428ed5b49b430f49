import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import type { PortState } from '#e2e/lab/scenario.ts'
import { readServerName } from './client-hello.ts'
import type { Connection, HttpSide } from './http-server.ts'
import type { Presented } from './presented.ts'

/** One address of the lab: what its ports do, and who is there. */
export interface Host {
  port80: PortState
  port443: PortState
  /** what is presented to a client that asks for this name */
  present(servername: string | undefined): Presented
  answer: Connection['answer']
}

export interface WebListener {
  port: number
  close(): void
}

/** A handshake record with a ServerHello of no bytes. */
const emptyServerHello = Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0])
/** Never listens: Node asks the server of a socket for what to staple. */
const stapling = createTlsServer().on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, Buffer.from('a response of the CA')))
const ALPN_HTTP1 = Buffer.from('\x08http/1.1')

/** Opens one port of one address on a free loopback port. `port` decides what is spoken. */
export function serveWeb(host: Host, port: 80 | 443, http: HttpSide, delayMs: number): Promise<WebListener> {
  const state = port === 80 ? host.port80 : host.port443
  const sockets = new Set<Socket>()
  const server: Server = createServer({ noDelay: true, pauseOnConnect: delayMs > 0 }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    if (delayMs === 0) return begin(host, port, state, socket, http, 0)
    // The handshake of TCP takes its round trip too.
    setTimeout(() => {
      socket.resume()
      begin(host, port, state, socket, http, delayMs)
    }, delayMs)
  }).unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
      const address = server.address()
      const close = () => {
        server.close()
        for (const socket of sockets) socket.destroy()
      }
      resolve({ port: typeof address === 'object' && address ? address.port : 0, close })
    })
  })
}

function begin(host: Host, port: 80 | 443, state: PortState, socket: Socket, http: HttpSide, delayMs: number): void {
  if (state === 'accepts-only') return
  if (state === 'resets') return void socket.once('data', () => socket.resetAndDestroy())
  if (state === 'garbles') return void socket.once('data', () => socket.end(emptyServerHello))
  if (port === 80 || state === 'plain-http') http.take(socket, { scheme: 'http', answer: host.answer })
  else awaitHello(host, socket, http, delayMs)
}

/** Reads the ClientHello for its name, then hands the connection to TLS with the bytes put back. */
function awaitHello(host: Host, socket: Socket, http: HttpSide, delayMs: number): void {
  let pending: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  const onData = (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    const hello = readServerName(pending)
    if (hello === 'incomplete') return
    socket.off('data', onData)
    socket.pause()
    if (hello === 'not-tls') return void socket.destroy()
    const presented = host.present(hello.servername)
    if ('firstMessage' in presented && presented.firstMessage && pending.length > presented.firstMessage.longest)
      return void (presented.firstMessage.then === 'resets' && socket.resetAndDestroy())
    socket.unshift(pending)
    const go = () => secure(presented, host, socket, http)
    if (delayMs > 0) setTimeout(go, delayMs)
    else go()
  }
  socket.on('data', onData)
}

function secure(presented: Presented, host: Host, socket: Socket, http: HttpSide): void {
  if ('alert' in presented) {
    // A fatal alert in a record of its own (RFC 8446, 6).
    socket.end(Buffer.from([21, 3, 3, 0, 2, 2, presented.alert]))
    return
  }
  const secured = new TLSSocket(socket, {
    isServer: true,
    secureContext: presented.context,
    ALPNProtocols: ALPN_HTTP1 as never,
    requestCert: presented.clientCertificate,
    rejectUnauthorized: presented.clientCertificate,
    ...(presented.staples ? { server: stapling } : {}),
  })
  secured.on('error', () => socket.destroy())
  secured.once('secure', () => http.take(secured, { scheme: 'https', answer: host.answer }))
}
