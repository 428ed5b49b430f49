// Web servers that mean harm, on loopback.
import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { newKeys } from '#e2e/lab/ca/keys.ts'
import { makeCertificate } from '#e2e/lab/ca/x509.ts'
import { createNetwork } from '#lib/engine/net/create-network.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { hostname, type Names, resolver } from './names.ts'

export const target: Target = {
  hostname,
  esp: 'sendgrid',
  region: 'us',
  espTarget: 'sendgrid.net',
  links: [`https://${hostname}/ls/click?upn=u001.Abcdefgh-2FIjklmnop`],
  appLinks: true,
  records: [],
}

/** What one hostile world does over HTTP, and the certificate that it does it under. */
export interface Peer {
  answers: RequestListener | ((socket: Socket) => void)
  /** `raw`: the listener speaks bytes, not HTTP */
  raw?: boolean
  identity?: TlsOptions
}

const keys = newKeys()
const day = 86_400_000
const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`

/** A certificate for the link host and these names, signed by its own key. */
export function identityFor(names: readonly string[]): TlsOptions {
  const certificate = makeCertificate({
    subject: { CN: hostname },
    issuer: { CN: hostname },
    keys,
    signer: keys,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
    digest: 'sha256',
    ca: false,
    dnsNames: [hostname, ...names],
    scts: 0,
  })
  return { cert: pem('CERTIFICATE', certificate), key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string }
}

/** So many names that the certificate has about so many bytes. */
const namesOfBytes = (bytes: number): string[] =>
  Array.from({ length: Math.floor(bytes / 40) }, (_, n) => `n${n}.`.padEnd(28, 'x').concat('.example'))

const bomb = gzipSync(Buffer.alloc(60_000_000))
const every = (milliseconds: number, socket: Socket, bytes: string, first = ''): void => {
  socket.write(first)
  const timer = setInterval(() => socket.write(bytes), milliseconds)
  socket.on('close', () => clearInterval(timer))
}
const redirect: RequestListener = (_, answer) => void answer.writeHead(302, { location: 'https://shop.example/' }).end()

export const hostilePeers: Readonly<Record<string, Peer>> = {
  'a decompression bomb': {
    answers: (_, answer) => answer.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length }).end(bomb),
  },
  'headers that drip': {
    raw: true,
    answers: (socket: Socket) => void socket.once('data', () => every(50, socket, 'X', 'HTTP/1.1 200 OK\r\nX-Drip: ')),
  },
  'headers without end': {
    raw: true,
    answers: (socket: Socket) =>
      void socket.once('data', () => every(1, socket, `X-Filler: ${'y'.repeat(1000)}\r\n`.repeat(10), 'HTTP/1.1 200 OK\r\n')),
  },
  'a body that drips': {
    answers: (_, answer) => {
      answer.writeHead(200).flushHeaders()
      if (answer.socket) every(50, answer.socket, '1\r\nx\r\n')
    },
  },
  'a page of brackets': { answers: (_, answer) => void answer.writeHead(404, { server: 'x'.repeat(8000) }).end('<title'.repeat(40_000)) },
  'a redirect to the cloud’s metadata': {
    answers: (_, answer) =>
      void answer.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/', 'alt-svc': 'h2="10.0.0.1:443"' }).end(),
  },
  'a certificate of 90 kB': { answers: redirect, identity: identityFor(namesOfBytes(90_000)) },
  'a certificate of 120 kB': { answers: redirect, identity: identityFor(namesOfBytes(120_000)) },
}

/** A hostile world up and running. */
export interface Hostile {
  vantage: Vantage
  /** `address:port` of every TCP connection that was tried */
  dialled: string[]
  sockets: Socket[]
  stop(): void
}

/** Starts a peer on both ports of every address; names are as given. */
export async function startHostile(names: Names, peer: Peer): Promise<Hostile> {
  const servers = [serverOf(peer), tlsServerOf(peer)]
  const held = new Set<Socket>()
  const ports = await Promise.all(servers.map((server) => listen(server, held)))
  const inner = createNetwork({
    resolvers: [resolver],
    allowPrivate: [],
    route: ({ port }) => ({ address: '127.0.0.1', port: (port === 443 ? ports[1] : ports[0]) ?? 1 }),
  })
  const dialled: string[] = []
  const sockets: Socket[] = []
  const network: Vantage['network'] = {
    ...inner,
    exchange: names.exchange,
    connect: async (endpoint, signal) => {
      const socket = await inner.connect(endpoint, signal)
      dialled.push(`${endpoint.address}:${endpoint.port}`)
      sockets.push(socket)
      return socket
    },
  }
  return {
    vantage: { network, extraAnchors: [], ranges: { date: '', lookup: () => [] }, allowPrivate: [] },
    dialled,
    sockets,
    stop: () => {
      for (const socket of held) socket.destroy()
      for (const server of servers) server.close()
    },
  }
}

const serverOf = ({ answers, raw }: Peer): Server | HttpServer =>
  raw ? createServer(answers as (socket: Socket) => void) : createHttpServer(answers as RequestListener)

/** TLS in front of the same server. */
function tlsServerOf(peer: Peer): Server {
  const behind = serverOf(peer)
  return createTlsServer(peer.identity ?? identityFor([]), (socket) => {
    socket.on('error', () => undefined)
    behind.emit('connection', socket)
  }).on('tlsClientError', () => undefined)
}

async function listen(server: Server, held: Set<Socket>): Promise<number> {
  server.on('connection', (socket: Socket) => {
    held.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => held.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
