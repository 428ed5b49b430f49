import { X509Certificate } from 'node:crypto'
import type { Evidence, TlsHandshake } from './evidence.ts'

/**
 * Whether a browser would get so far as to send a request over HTTPS, roughly: a
 * handshake with a certificate for the name, of this time, not signed by itself.
 * Null where nothing tells. Whether recipients' browsers trust the chain is not asked here.
 */
export function httpsWorks(evidence: Pick<Evidence, 'tls' | 'target' | 'startedAt'>, role: TlsHandshake['role']): boolean | null {
  const { hostname } = evidence.target
  const shaken = evidence.tls.filter((item) => item.role === role && item.servername === hostname && item.mode === 'standard')
  const now = new Date(evidence.startedAt)
  // One good address is enough: reading every certificate would be much work for the same answer.
  if (shaken.some(({ attempt }) => attempt.state === 'observed' && fits(attempt.value.chain[0], hostname, now))) return true
  return shaken.some(({ attempt }) => attempt.state === 'observed' || saysSomething(attempt)) ? false : null
}

/** A failure that is the peer's, not ours. */
const saysSomething = (attempt: TlsHandshake['attempt']): boolean =>
  attempt.state === 'failed' && !['aborted', 'not-allowed', 'unreachable'].includes(attempt.reason)

function fits(leaf: string | undefined, hostname: string, now: Date): boolean {
  if (leaf === undefined) return false
  try {
    const certificate = new X509Certificate(Buffer.from(leaf, 'base64'))
    const timely = now >= certificate.validFromDate && now <= certificate.validToDate
    return timely && certificate.checkHost(hostname) !== undefined && certificate.issuer !== certificate.subject
  } catch {
    return false
  }
}
