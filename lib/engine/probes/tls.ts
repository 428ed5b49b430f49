import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { HandshakeRequest, ProbeSession } from './session.ts'

/**
 * Looks at the certificate that one address shows for the link host: one handshake that
 * offers what browsers offer. Where it fails, others tell what there is instead.
 * Where all is well, one address of an edge is asked whether it still takes TLS 1.0 or 1.1.
 * @param edge stands for the edge that the address belongs to; null asks nothing of the kind
 */
export async function probeTls(
  session: ProbeSession,
  role: TlsHandshake['role'],
  address: string,
  edge: object | null = session,
): Promise<void> {
  const request = { role, address, servername: session.target.hostname }
  const { attempt } = await session.handshake(request)
  if (attempt.state === 'failed') await lookAgain(session, request, attempt)
  if (attempt.state === 'observed' && edge && isFirst(edge)) await session.handshake({ ...request, mode: 'legacy' })
}

/**
 * A handshake that offers all we can tells what the server would rather speak (and a lasting
 * refusal from a chance one). Where it speaks that over a version that browsers have, the same
 * offer once more and the same in a smaller message tell chance, size and contents apart.
 */
async function lookAgain(session: ProbeSession, request: HandshakeRequest, failure: Failure): Promise<void> {
  const lenient = wantsSecondLook(failure) ? await session.handshake({ ...request, mode: 'lenient' }) : undefined
  if (isModern(lenient) || isSilence(failure))
    await Promise.all([session.handshake({ ...request, mode: 'repeated' }), session.handshake({ ...request, mode: 'small' })])
}

/** Old protocols are a setting of the edge, not of an address: one address is asked. */
const asked = new WeakSet<object>()

function isFirst(edge: object): boolean {
  if (asked.has(edge)) return false
  asked.add(edge)
  return true
}

interface Failure {
  reason: string
  detail?: string
}

/** A server that knows the name's absence says so in as many words; everything else may be a matter of protocol. */
const wantsSecondLook = ({ reason, detail }: Failure): boolean =>
  reason === 'reset' || reason === 'malformed' || (reason === 'tls-alert' && !/unrecognized|certificate_required/.test(detail ?? ''))

/** The connection was taken, and nothing came back: what drops a large first message does so too. */
const isSilence = ({ reason, detail }: Failure): boolean => reason === 'timeout' && detail === 'handshake'

const isModern = (handshake: TlsHandshake | undefined): boolean =>
  handshake?.attempt.state === 'observed' && ['TLSv1.2', 'TLSv1.3'].includes(handshake.attempt.value.protocol)
