import type { Evidence, TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { couldNotObserve, type Fact, known, notLookedAt } from './fact.ts'
import { anchorsWith } from './tls/anchors.ts'
import { type Clock, clockOf } from './tls/clock.ts'
import { type ServedCertificate, servedCertificate } from './tls/served-certificate.ts'

/** What came of a handshake at one address: done, or the way in which the peer refused. */
export interface Handshake {
  /** id of the evidence */
  id: string
  address: string
  servername: string
  /** undefined when the handshake was completed */
  failure?: { reason: FailureReason; detail: string }
  /** TLSv1.3, …; of the lenient handshake where only that one succeeded */
  protocol?: string
  lenient?: { id: string; protocol: string }
  /** the second handshake, made after a failure, ended with the very same alert */
  refusedAgain: boolean
  /** whether TLS 1.0 or 1.1 alone is accepted; undefined where it was not asked or nothing came back */
  legacy?: { id: string; accepted: boolean; protocol: string }
  /** what port 80 of the same address did, where it was asked */
  plainHttp: 'answers' | 'refuses' | 'silent' | 'not-asked'
}

export interface TlsFacts {
  /** one for each address of the judged role at which the peer did something, be it to refuse */
  handshakes: Fact<readonly Handshake[]>
  /** the certificates of the addresses whose handshake was completed */
  certificates: Fact<readonly ServedCertificate[]>
  /** our own clock, by which the dates of certificates are judged */
  clock: Fact<Clock>
}

/** In a rehearsal the edge is judged, whatever DNS says now. */
export const judgedRole = ({ target }: Evidence): 'edge' | 'link-host' => (target.edge ? 'edge' : 'link-host')

// Failures that say nothing of the peer: we had no route, were not allowed, or were told to stop.
const ours: readonly FailureReason[] = ['unreachable', 'not-allowed', 'aborted']

/** Whether an attempt says something of the peer. A wait that ended with our whole run's time says nothing. */
const saysSomething = ({ attempt }: TlsHandshake): boolean =>
  attempt.state === 'observed' ||
  (attempt.state === 'failed' &&
    !ours.includes(attempt.reason) &&
    !(attempt.reason === 'timeout' && /whole run/.test(attempt.detail ?? '')))

/** Derives the TLS facts; pure. */
export function deriveTlsFacts(evidence: Evidence): TlsFacts {
  const role = judgedRole(evidence)
  const asked = evidence.tls.filter((entry) => entry.role === role && entry.mode === 'standard' && entry.attempt.state !== 'skipped')
  const answered = asked.filter(saysSomething)
  const completed = answered.filter(({ attempt }) => attempt.state === 'observed')
  return {
    clock: known(clockOf(evidence), []),
    handshakes:
      answered.length > 0
        ? known(
            answered.map((entry) => handshakeOf(entry, evidence)),
            idsOf(answered),
          )
        : withoutAnswer(asked),
    certificates:
      completed.length > 0
        ? certificatesOf(completed, evidence)
        : notLookedAt('no TLS handshake was completed, so no certificate was seen'),
  }
}

function withoutAnswer(asked: readonly TlsHandshake[]): Fact<never> {
  const reasons = asked.flatMap(({ address, attempt }) => (attempt.state === 'failed' ? [`${address}: ${attempt.reason}`] : []))
  const ourFault = asked.some(({ attempt }) => attempt.state === 'failed' && attempt.reason !== 'not-allowed')
  if (ourFault) return couldNotObserve(`no connection to port 443 got out (${reasons.join(', ')})`)
  return notLookedAt(reasons.length > 0 ? `the addresses are not public (${reasons.join(', ')})` : 'no address to connect to')
}

function certificatesOf(completed: readonly TlsHandshake[], evidence: Evidence): Fact<readonly ServedCertificate[]> {
  const anchors = anchorsWith(evidence.vantage.extraAnchors)
  const served = completed.map((entry) => servedCertificate(entry, anchors, new Date(evidence.startedAt)))
  const unread = completed.filter((_, index) => served[index] === undefined)
  // One that we cannot read may be one that browsers can: nothing is said of any.
  if (unread.length > 0)
    return couldNotObserve(`the certificate shown at ${unread.map(({ address }) => address).join(', ')} cannot be read`)
  return known(
    served.filter((certificate) => certificate !== undefined),
    idsOf(completed),
  )
}

function handshakeOf(entry: TlsHandshake, evidence: Evidence): Handshake {
  const { id, address, servername, attempt } = entry
  const inMode = (mode: TlsHandshake['mode']) =>
    evidence.tls.find((other) => other.role === entry.role && other.address === address && other.mode === mode)
  const lenient = inMode('lenient')
  return {
    id,
    address,
    servername,
    failure: attempt.state === 'failed' ? { reason: attempt.reason, detail: attempt.detail ?? '' } : undefined,
    protocol: attempt.state === 'observed' ? attempt.value.protocol : undefined,
    lenient: lenient?.attempt.state === 'observed' ? { id: lenient.id, protocol: lenient.attempt.value.protocol } : undefined,
    refusedAgain: attempt.state === 'failed' && attempt.reason === 'tls-alert' && sameFailure(attempt, lenient?.attempt),
    legacy: legacyOf(inMode('legacy')),
    plainHttp: plainHttpAt(entry, evidence),
  }
}

const sameFailure = (first: { reason: string; detail?: string }, second: TlsHandshake['attempt'] | undefined): boolean =>
  second?.state === 'failed' && second.reason === first.reason && second.detail === first.detail

function legacyOf(entry: TlsHandshake | undefined): Handshake['legacy'] {
  if (!entry) return undefined
  const { id, attempt } = entry
  if (attempt.state === 'observed') return { id, accepted: true, protocol: attempt.value.protocol }
  const refused = attempt.state === 'failed' && ['tls-alert', 'reset', 'malformed'].includes(attempt.reason)
  return refused ? { id, accepted: false, protocol: '' } : undefined
}

function plainHttpAt({ role, address }: TlsHandshake, evidence: Evidence): Handshake['plainHttp'] {
  const attempts = evidence.http
    .filter((exchange) => exchange.role === role && exchange.address === address && exchange.scheme === 'http')
    .map(({ attempt }) => attempt)
  if (attempts.some((attempt) => attempt.state === 'observed')) return 'answers'
  const reasons = attempts.flatMap((attempt) => (attempt.state === 'failed' ? [attempt.reason] : []))
  if (reasons.includes('refused')) return 'refuses'
  return reasons.includes('timeout') ? 'silent' : 'not-asked'
}

const idsOf = (entries: readonly TlsHandshake[]): string[] => entries.map(({ id }) => id)
