import { type FailureReason, ProbeError } from './probe-error.ts'

const reasons: Record<string, FailureReason> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  HPE_HEADER_OVERFLOW: 'too-large',
}

/**
 * The failure that an error of a socket or of the HTTP parser stands for.
 * Errors of our own machine (no route, no file handle left, no permission) are
 * `unreachable`: they say nothing of the peer.
 */
export function toProbeError(error: unknown): ProbeError {
  if (error instanceof ProbeError) return error
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  const reason = reasons[code] ?? (code.startsWith('HPE_') ? 'malformed' : 'unreachable')
  return new ProbeError(reason, code || message)
}
