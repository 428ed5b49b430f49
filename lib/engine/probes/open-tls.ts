import type { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import { attendedMs } from '#lib/engine/net/attention.ts'
import { abortReason, withDeadline } from '#lib/engine/net/deadline.ts'
import type { Network } from '#lib/engine/net/network.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import { tlsFailure } from './tls-failure.ts'
import { contextFor } from './tls-offers.ts'

export type HandshakeValue = Extract<TlsHandshake['attempt'], { state: 'observed' }>['value']

/** A connection after its handshake, and what the handshake showed. */
export interface TlsConnection {
  socket: TLSSocket
  value: HandshakeValue
}

const connectTimeoutMs = 3_000
const handshakeTimeoutMs = 3_000
/** OpenSSL takes 100 KiB of them in all, as Chrome does; a chain of more than this is no help to anybody. */
const maxCertificates = 30

/**
 * Connects to port 443 of an address and shakes hands, whatever certificate comes.
 * @throws ProbeError: those of dialling, `tls-alert` with the alert's name,
 *   `not-tls`, `reset`, `timeout` (3 s to connect and 3 s for the handshake), `too-large`
 */
export async function openTls(
  network: Network,
  address: string,
  servername: string,
  mode: TlsHandshake['mode'],
  signal: AbortSignal,
): Promise<TlsConnection> {
  return shakeHands(await dialTls(network, address, signal), servername, mode, signal)
}

/** The first half of it: the connection alone. */
export const dialTls = (network: Network, address: string, signal: AbortSignal): Promise<Socket> =>
  withDeadline(connectTimeoutMs, signal, (limit) => network.connect({ address, port: 443 }, limit))

/** The second half: the handshake over a connection, which does not outlive its failure. */
export async function shakeHands(
  plain: Socket,
  servername: string,
  mode: TlsHandshake['mode'],
  signal: AbortSignal,
): Promise<TlsConnection> {
  return withDeadline(handshakeTimeoutMs, signal, async (limit) => {
    const started = attendedMs()
    const { socket, shown } = await secure(plain, servername, mode, limit)
    return { socket, value: { ...shown, ms: Math.round(attendedMs() - started) } }
  })
}

/** Connections with which a certificate's OCSP response came. */
const stapled = new WeakSet<TLSSocket>()

interface Secured {
  socket: TLSSocket
  shown: Omit<HandshakeValue, 'ms'>
}

function secure(plain: Socket, servername: string, mode: TlsHandshake['mode'], signal: AbortSignal): Promise<Secured> {
  return new Promise((resolve, reject) => {
    const options: ConnectionOptions = {
      socket: plain,
      servername,
      secureContext: contextFor(mode),
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
      // As browsers do; the answer comes with the certificate.
      requestOCSP: true,
    }
    const socket = connect(options)
    socket.once('OCSPResponse', (response: Buffer | null) => response && stapled.add(socket))
    // Keys are made after the server has asked for what it wants, and before it can break off.
    socket.on('keylog', () => asksForCertificate(socket))
    const onAbort = () => {
      plain.destroy()
      socket.destroy()
      reject(duringHandshake(abortReason(signal)))
    }
    signal.addEventListener('abort', onAbort, { once: true })
    // Stays for the life of the socket, as for a plain one.
    socket.on('error', (error) => {
      signal.removeEventListener('abort', onAbort)
      plain.destroy()
      reject(namingMutualTls(tlsFailure(error), socket))
    })
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', onAbort)
      // Read at once: of a connection that is closed again OpenSSL tells nothing.
      resolve({ socket, shown: shownBy(socket) })
    })
  })
}

const shownBy = (socket: TLSSocket): Secured['shown'] => ({
  protocol: socket.getProtocol() ?? 'unknown',
  alpn: socket.alpnProtocol || null,
  chain: readChain(socket),
  ...agreedOn(socket),
  ...(asksForCertificate(socket) ? { asksForCertificate: true as const } : {}),
  stapled: stapled.has(socket),
})

/** A peer that took the connection and is silent since is another matter than one that cannot be reached. */
const duringHandshake = (failure: ProbeError): ProbeError =>
  failure.reason === 'timeout' && failure.message === 'timeout' ? new ProbeError('timeout', 'handshake') : failure

/** Connections whose server asked for a client certificate; a closed one could not tell any more. */
const asking = new WeakSet<TLSSocket>()

/**
 * Whether the server asked for a client certificate, in the handshake or since: only then does
 * OpenSSL know signature algorithms of a server (RFC 8446, 4.3.2; RFC 5246, 7.4.4).
 */
function asksForCertificate(socket: TLSSocket): boolean {
  // Null once the connection is closed, which the types do not say.
  const algorithms: string[] | null = socket.getSharedSigalgs()
  if (algorithms && algorithms.length > 0) asking.add(socket)
  return asking.has(socket)
}

/**
 * A server that asked for a client certificate and broke off when it got none wants one. TLS 1.2 has no
 * alert of its own for that; the one of TLS 1.3 (`certificate_required`) comes after the handshake, and
 * may be lost where the request crosses it: the server resets what it will not read.
 */
export function namingMutualTls(failure: ProbeError, socket: TLSSocket): ProbeError {
  const brokenOff = failure.reason === 'tls-alert' || failure.reason === 'reset'
  return brokenOff && asksForCertificate(socket) ? new ProbeError('tls-alert', 'certificate_required') : failure
}

/** Names of groups as IANA's registry and everybody else has them, by OpenSSL's. */
const groupNames: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** The cipher suite (by OpenSSL's name), and the group of the key exchange where there was one. */
function agreedOn(socket: TLSSocket): Pick<HandshakeValue, 'cipher' | 'group'> {
  const { type, name, size } = socket.getEphemeralKeyInfo() as { type?: string; name?: string; size?: number }
  const group = type === 'DH' ? `DH ${size}` : name && (groupNames[name] ?? name)
  return { cipher: socket.getCipher().name, ...(group ? { group } : {}) }
}

/** The certificates as sent, leaf first, base64 DER. */
function readChain(socket: TLSSocket): string[] {
  const chain: string[] = []
  // Node links the certificates of this object in the order in which they came; `getPeerCertificate` would sort them.
  let certificate: X509Certificate | undefined = socket.getPeerX509Certificate()
  while (certificate && chain.length < maxCertificates) {
    chain.push(certificate.raw.toString('base64'))
    certificate = certificate.issuerCertificate
  }
  return chain
}
