import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from './session.ts'

/**
 * Looks at the certificate that one address shows for the link host: one handshake as a
 * browser would make it. Where the peer ends it early, a second one that allows old
 * protocols serves to name the fault (and tells a lasting refusal from a chance one).
 * Where all is well, one address a run is asked whether it still takes TLS 1.0 or 1.1.
 */
export async function probeTls(session: ProbeSession, role: TlsHandshake['role'], address: string): Promise<void> {
  const request = { role, address, servername: session.target.hostname }
  const { attempt } = await session.handshake(request)
  if (attempt.state === 'failed' && wantsSecondLook(attempt)) await session.handshake({ ...request, mode: 'lenient' })
  if (attempt.state === 'observed' && isFirst(session)) await session.handshake({ ...request, mode: 'legacy' })
}

/** Old protocols are a setting of the edge, not of an address: one address a run is asked. */
const asked = new WeakSet<ProbeSession>()

function isFirst(session: ProbeSession): boolean {
  if (asked.has(session)) return false
  asked.add(session)
  return true
}

/** A server that knows the name's absence says so in as many words; everything else may be a matter of protocol. */
const wantsSecondLook = ({ reason, detail }: { reason: string; detail?: string }): boolean =>
  reason === 'reset' || reason === 'malformed' || (reason === 'tls-alert' && !/unrecognized|certificate_required/.test(detail ?? ''))
