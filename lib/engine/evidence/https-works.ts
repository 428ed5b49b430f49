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
  const verdicts = shaken.flatMap(({ attempt }) => {
    if (attempt.state === 'observed') return [fits(attempt.value.chain[0], hostname, now)]
    const told = attempt.state === 'failed' && !['aborted', 'not-allowed', 'unreachable'].includes(attempt.reason)
    return told ? [false] : []
  })
  return verdicts.length === 0 ? null : verdicts.some((works) => works)
}

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
