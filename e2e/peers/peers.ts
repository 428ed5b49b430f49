// Peers on loopback for the tests of the probes: sessions whose whole world is a server of the test's own.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { TlsOptions } from 'node:tls'
import { newKeys } from '#e2e/lab/ca/keys.ts'
import { makeCertificate } from '#e2e/lab/ca/x509.ts'
import type { HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { createNetwork } from '#lib/engine/net/create-network.ts'
import { createSession, type OwnedSession } from '#lib/engine/probes/create-session.ts'
import type { HandshakeRequest, HttpRequest } from '#lib/engine/probes/session.ts'
import type { Target } from '#lib/engine/target/target.ts'

export const hostname = 'link.example.com'
const target: Target = { hostname, esp: 'sendgrid', region: 'us', espTarget: 'sendgrid.net', links: [], appLinks: false, records: [] }

/** Servers of a test, and the connections that they hold at this moment. */
const servers: Server[] = []
const held = new Set<Socket>()
const sessions: OwnedSession[] = []

/**
 * Closes the sessions and servers of a test; for `afterEach`.
 * @throws Error when a closed session left a connection behind, whatever the peer does
 */
export async function closeAll(): Promise<void> {
  for (const session of sessions.splice(0)) session.close()
  for (let wait = 0; wait < 50 && held.size > 0; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  const left = held.size
  for (const socket of held) socket.destroy()
  for (const server of servers.splice(0)) server.close()
  if (left > 0) throw new Error(`${left} connections were left behind`)
}

async function listen(server: Server): Promise<number> {
  server.on('connection', (socket: Socket) => {
    held.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => held.delete(socket))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const year = 366 * 86_400_000
const caKeys = newKeys()
const keys = newKeys()
const certificate = (cn: string, signer: string, ca: boolean) =>
  makeCertificate({
    subject: { CN: cn },
    issuer: { CN: signer },
    keys: ca ? caKeys : keys,
    signer: caKeys,
    notBefore: new Date(Date.now() - year),
    notAfter: new Date(Date.now() + year),
    digest: 'sha256',
    ca,
    dnsNames: ca ? [] : [cn],
    scts: 0,
  })
export const leaf = certificate(hostname, 'Issuer', false)
export const issuer = certificate('Issuer', 'Root', true)
export const stray = certificate('Stray', 'Elsewhere', true)
/** Certificates as one PEM text. */
export const pem = (...chain: Uint8Array[]) =>
  chain.map((der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`).join('')
/** A certificate for `hostname`, sent with a stray one between it and its issuer. */
export const identity: TlsOptions = {
  cert: pem(leaf, stray, issuer),
  key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
}

/** A session in whose world every address has these servers on ports 443 and 80. */
export async function open(
  { https, http }: { https?: Server; http?: Server },
  signal = new AbortController().signal,
): Promise<OwnedSession> {
  const ports: Record<number, number> = { 443: https ? await listen(https) : 1, 80: http ? await listen(http) : 1 }
  const network = createNetwork({
    resolvers: [],
    allowPrivate: ['192.0.2.0/24'],
    route: ({ port }) => ({ address: '127.0.0.1', port: ports[port] ?? 1 }),
  })
  const ranges = { date: '2026-01-01', lookup: () => ['cloudfront'] }
  const session = createSession(target, { network, extraAnchors: [], ranges, allowPrivate: [] }, signal)
  sessions.push(session)
  return session
}

/** A handshake with the one address of the world. */
export const shake = (session: OwnedSession, mode: HandshakeRequest['mode'] = 'standard') =>
  session.handshake({ role: 'link-host', address: '192.0.2.1', servername: hostname, mode })

const basic: HttpRequest = {
  purpose: 'link',
  role: 'link-host',
  kind: 'made-up',
  scheme: 'http',
  address: '192.0.2.1',
  host: hostname,
  path: '/',
}
/** A request to it. */
export const get = (session: OwnedSession, more: Partial<HttpRequest> = {}) => session.request({ ...basic, ...more })
/** What was observed; throws when nothing was. */
export const response = ({ attempt }: HttpExchange): HttpResponse => {
  if (attempt.state !== 'observed') throw new Error(JSON.stringify(attempt))
  return attempt.value
}

/** A server of bytes. */
export const plain = (onSocket: (socket: Socket) => void): Server => createServer(onSocket)
/** Answers every request with these bytes, in one piece. */
export const raw = (bytes: string): Server => plain((socket) => socket.on('data', () => socket.write(bytes, 'latin1')))
