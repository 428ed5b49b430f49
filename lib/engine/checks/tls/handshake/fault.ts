import type { Handshake } from '#lib/engine/facts/tls.ts'

/** What may keep a browser's handshake from its end, in the order in which it is mended. */
export const faults = ['no-certificate', 'too-old', 'no-browser-cipher', 'large-hello', 'too-large', 'cut-off', 'broken'] as const
export type Fault = (typeof faults)[number]

const oldProtocols = ['SSLv3', 'TLSv1', 'TLSv1.1']

/** Alerts that do not speak of the server's certificate: the client's, or a fault inside the server. */
const otherAlerts = /certificate_required|bad_certificate|unknown_ca|decode|decrypt|record/
/**
 * Go's TLS ends so where no certificate is found for a name (crypto/tls, GetCertificate), and
 * with it Caddy and Traefik: a lasting one, where no certificate is shown at any address.
 * Else it is a fault inside the server.
 */
const inGo = /internal_error/

/**
 * The fault of one address's handshake; undefined where there is none.
 * @param someAreDone whether the handshake came to its end at some address
 */
export function faultOf(handshake: Handshake, someAreDone: boolean): Fault | 'http2-only' | 'cannot-tell' | undefined {
  const { failure, lenient, usageLacking } = handshake
  if (!failure) return usageLacking && 'no-browser-cipher'
  const detail = failure.detail.toLowerCase().replaceAll(' ', '_')
  if (oldProtocols.includes(lenient?.protocol ?? '') || (!lenient && /protocol_version|unsupported_protocol/.test(detail))) return 'too-old'
  if (lenient || failure.reason === 'timeout') return offerFault(handshake)
  if (failure.reason === 'too-large') return 'too-large'
  if (detail === 'no_application_protocol') return 'http2-only'
  if (inGo.test(detail)) return handshake.refusedAgain && !someAreDone ? 'no-certificate' : 'cannot-tell'
  if (failure.reason === 'tls-alert') return otherAlerts.test(detail) ? 'cannot-tell' : 'no-certificate'
  // Once may be chance; the lenient handshake is the second try.
  if (failure.reason === 'reset') return 'cut-off'
  return failure.reason === 'malformed' && handshake.refusedAgain ? 'broken' : 'cannot-tell'
}

/** Of a server that a browser's offer comes to nothing with, and another one does not. */
function offerFault({ lenient, repeated, small }: Handshake): Fault | 'cannot-tell' {
  // What changes from one try to the next may be chance.
  if (!repeated || repeated.completed || !small) return 'cannot-tell'
  if (lenient?.foreign) return 'no-browser-cipher'
  if (small.completed) return 'large-hello'
  // Suite, group and size would do: what is left of the offer are the signatures.
  return lenient ? 'no-browser-cipher' : 'cannot-tell'
}
