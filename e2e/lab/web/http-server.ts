import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Headers, WebAnswer, WebRequest } from './message.ts'

/** Who answers on one connection, and by which scheme it was reached. */
export interface Connection {
  scheme: 'http' | 'https'
  answer(request: WebRequest): WebAnswer | 'silent'
}

const ENDLESS_CHUNK = Buffer.alloc(65_536, 0x2e)

/** Speaks HTTP/1.1 on connections that others have opened; one for the whole lab. */
export class HttpSide {
  private readonly server: Server
  private readonly connections = new WeakMap<object, Connection>()
  private readonly delayMs: number

  /** @param delayMs added before each answer: the way there and back */
  constructor(delayMs: number) {
    this.delayMs = delayMs
    this.server = createServer(
      { maxHeaderSize: 131_072, keepAliveTimeout: 30_000, requestTimeout: 0, headersTimeout: 0 },
      (request, response) => this.handle(request, response),
    )
    // As real servers answer a TLS handshake on a plain port.
    this.server.on('clientError', (_error, socket) =>
      socket.writable ? socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n') : socket.destroy(),
    )
  }

  take(socket: Duplex, connection: Connection): void {
    this.connections.set(socket, connection)
    this.server.emit('connection', socket)
  }

  private handle(incoming: IncomingMessage, response: ServerResponse): void {
    const connection = this.connections.get(incoming.socket)
    if (!connection) {
      response.destroy()
      return
    }
    const answer = connection.answer(toRequest(incoming, connection.scheme))
    incoming.resume()
    if (answer === 'silent') return
    const delayMs = this.delayMs + (answer.delayMs ?? 0)
    if (delayMs > 0) setTimeout(() => send(answer, incoming, response), delayMs)
    else send(answer, incoming, response)
  }
}

function toRequest(incoming: IncomingMessage, scheme: 'http' | 'https'): WebRequest {
  const headers: Headers = []
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) headers.push([incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? ''])
  const host = (incoming.headers.host ?? '').toLowerCase().replace(/:\d+$/, '')
  return { scheme, method: incoming.method ?? 'GET', target: incoming.url ?? '/', host, headers }
}

function send(answer: WebAnswer, incoming: IncomingMessage, response: ServerResponse): void {
  if (response.destroyed) return
  if (answer.raw !== undefined) return void incoming.socket.end(Buffer.from(answer.raw, 'latin1'))
  const headers = answer.headers.flat()
  if (answer.ending === 'hangs') {
    response.writeHead(answer.status, [...headers, 'Content-Length', '2048'])
    response.flushHeaders()
  } else if (answer.ending === 'endless') {
    response.writeHead(answer.status, headers)
    pour(response)
  } else {
    const body = Buffer.from(answer.body)
    const length = answer.status === 304 || answer.status === 204 ? [] : ['Content-Length', String(body.length)]
    response.writeHead(answer.status, [...headers, ...length])
    response.end(incoming.method === 'HEAD' ? undefined : body)
  }
}

/** Writes for as long as somebody reads. */
function pour(response: ServerResponse): void {
  while (!response.destroyed && response.write(ENDLESS_CHUNK)) {
    // until the buffer is full
  }
  response.once('drain', () => pour(response))
}
