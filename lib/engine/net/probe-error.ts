/**
 * Why an observation could not be made. A bad answer (NXDOMAIN, a 502) is an
 * observation, never a failure; these say that no answer came at all.
 */
export const failureReasons = [
  'timeout', // nothing came back before the deadline
  'refused', // the peer answered with a reset to our SYN, or ICMP port unreachable
  'reset', // the peer hung up in the middle
  'unreachable', // no route from here (EHOSTUNREACH, ENETUNREACH)
  'tls-alert', // the handshake ended in an alert; detail holds its name
  'not-tls', // the peer answered with something that is no TLS record
  'malformed', // bytes came that are no message of the protocol
  'too-large', // more came than a well-behaved peer sends; we stopped reading
  'not-allowed', // the guard refused the address or the port: never connected to
  'aborted', // we were told to stop (Ctrl-C, shut-down), or our own time was up
] as const
export type FailureReason = (typeof failureReasons)[number]

/** An observation that could not be made, with the reason that the attempt will carry. */
export class ProbeError extends Error {
  /** By its name: the server's bundle and a vantage point put in from outside each have a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ProbeError'
  }

  readonly reason: FailureReason
  constructor(reason: FailureReason, detail?: string) {
    super(detail ?? reason)
    this.name = 'ProbeError'
    this.reason = reason
  }
}
