import { ProbeError } from '#lib/engine/net/probe-error.ts'
import { toProbeError } from '#lib/engine/net/socket-error.ts'

/** Alerts by number (RFC 8446, 6; RFC 6066; IANA, TLS Alerts). */
const alerts: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
}

/** Faults that our own side notices, by OpenSSL's name for them, and the alert that we then send. */
const ownAlerts: Readonly<Record<string, string>> = {
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'protocol_version',
  ERR_SSL_BAD_PROTOCOL_VERSION_NUMBER: 'protocol_version',
  ERR_SSL_DH_KEY_TOO_SMALL: 'insufficient_security',
}

/** What OpenSSL says when the peer's first bytes are no TLS record. */
const notTlsCodes = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_HTTP_REQUEST', 'ERR_SSL_PACKET_LENGTH_TOO_LONG'])

/** The failure that an error of a handshake, or of a connection made by one, stands for. */
export function tlsFailure(error: unknown): ProbeError {
  if (error instanceof ProbeError) return error
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const alert = /SSL alert number (\d+)/.exec(message)?.[1]
  if (alert !== undefined) return new ProbeError('tls-alert', alerts[Number(alert)] ?? `alert_${alert}`)
  const own = ownAlerts[code]
  if (own !== undefined) return new ProbeError('tls-alert', own)
  if (notTlsCodes.has(code)) return new ProbeError('not-tls')
  if (code === 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE') return new ProbeError('too-large', 'handshake message')
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_OSSL_'))
    return new ProbeError('malformed', code.replace(/^ERR_O?SSL_/, '').toLowerCase())
  return toProbeError(error)
}
