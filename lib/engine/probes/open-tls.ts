import type { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import {
  type ConnectionOptions,
  connect,
  createSecureContext,
  type SecureContext,
  type SecureContextOptions,
  type TLSSocket,
} from 'node:tls'
import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import { attendedMs } from '#lib/engine/net/attention.ts'
import { abortReason, withDeadline } from '#lib/engine/net/deadline.ts'
import type { Network } from '#lib/engine/net/network.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import { tlsFailure } from './tls-failure.ts'

export type HandshakeValue = Extract<TlsHandshake['attempt'], { state: 'observed' }>['value']

/** A connection after its handshake, and what the handshake showed. */
export interface TlsConnection {
  socket: TLSSocket
  value: HandshakeValue
}

const connectTimeoutMs = 3_000
const handshakeTimeoutMs = 3_000
const maxCertificates = 10
const maxCertificateBytes = 64 * 1024

/**
 * One context for each mode, shared by every handshake of the process. Their
 * trust store is empty: the chain is what the peer sent, and judging it is not
 * done here. `lenient` takes what no browser takes any more, and sends a small
 * ClientHello (no post-quantum key share) for middleboxes that choke on a big one.
 * `legacy` offers nothing newer than TLS 1.1.
 */
const contexts: Partial<Record<TlsHandshake['mode'], SecureContext>> = {}

const settings: Readonly<Record<TlsHandshake['mode'], SecureContextOptions>> = {
  standard: { minVersion: 'TLSv1.2' },
  lenient: { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0', ecdhCurve: 'X25519:P-256:P-384:P-521' },
  legacy: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
}

function contextFor(mode: TlsHandshake['mode']): SecureContext {
  contexts[mode] ??= createSecureContext({ ca: [], ...settings[mode] })
  return contexts[mode]
}

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
    const socket = await secure(plain, servername, mode, limit)
    const value = {
      protocol: socket.getProtocol() ?? 'unknown',
      alpn: socket.alpnProtocol || null,
      chain: readChain(socket),
      ms: Math.round(attendedMs() - started),
    }
    return { socket, value }
  })
}

function secure(plain: Socket, servername: string, mode: TlsHandshake['mode'], signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const options: ConnectionOptions = {
      socket: plain,
      servername,
      secureContext: contextFor(mode),
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    }
    const socket = connect(options)
    const onAbort = () => {
      plain.destroy()
      socket.destroy()
      reject(abortReason(signal))
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
      resolve(socket)
    })
  })
}

/**
 * TLS 1.2 has no alert of its own for a missing client certificate: a server that wants
 * one shows its own first and then fails the handshake (TLS 1.3: `certificate_required`).
 */
function namingMutualTls(failure: ProbeError, socket: TLSSocket): ProbeError {
  const general = failure.reason === 'tls-alert' && ['handshake_failure', 'bad_certificate'].includes(failure.message)
  return general && socket.getPeerX509Certificate() ? new ProbeError('tls-alert', 'certificate_required') : failure
}

/** The certificates as sent, leaf first, base64 DER. */
function readChain(socket: TLSSocket): string[] {
  const chain: string[] = []
  // Node links the certificates of this object in the order in which they came; `getPeerCertificate` would sort them.
  let certificate: X509Certificate | undefined = socket.getPeerX509Certificate()
  while (certificate && chain.length < maxCertificates) {
    if (certificate.raw.length > maxCertificateBytes) {
      socket.destroy()
      throw new ProbeError('too-large', 'certificate')
    }
    chain.push(certificate.raw.toString('base64'))
    certificate = certificate.issuerCertificate
  }
  return chain
}
