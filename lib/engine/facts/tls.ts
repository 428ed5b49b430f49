import type { Evidence, TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { couldNotObserve, type Fact, known, notLookedAt } from './fact.ts'
import { anchorsWith } from './tls/anchors.ts'
import { foreignTo, type NeededUsage, usageLacking } from './tls/browser-offer.ts'
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
  /** what was agreed on; undefined when the handshake was not completed */
  agreed?: Spoken
  /** key usage that the certificate would need for this handshake */
  usageLacking?: NeededUsage
  /** what is spoken instead, where only a handshake that offers more than a browser does was completed */
  lenient?: Spoken
  /** the browser's offer once more after a failure, and in a smaller message: whether each came to its end */
  repeated?: { id: string; completed: boolean }
  small?: { id: string; completed: boolean }
  /** the second handshake, made after a failure, ended in the very same way */
  refusedAgain: boolean
  /** whether TLS 1.0 or 1.1 alone is accepted; undefined where it was not asked or nothing came back */
  legacy?: { id: string; accepted: boolean; protocol: string }
  /** what port 80 of the same address did, where it was asked */
  plainHttp: 'answers' | 'refuses' | 'silent' | 'not-asked'
}

/** What the two sides agreed on. */
export interface Spoken {
  id: string
  protocol: string // TLSv1.3, …
  cipher: string
  group: string
  /** what of it no browser offers */
  foreign?: 'suite' | 'group'
}

export interface TlsFacts {
  /** one for each address of the judged role at which the peer did something, be it to refuse */
  handshakes: Fact<readonly Handshake[]>
  /** the certificates of the addresses where some handshake was completed: a browser's, or else the lenient one */
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
  const completed = answered.flatMap((entry) => showing(entry, evidence))
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

/** The handshake that showed the address's certificate: the lenient one where a browser's came to nothing. */
function showing(entry: TlsHandshake, evidence: Evidence): TlsHandshake[] {
  const candidates = [entry, beside(entry, evidence, 'lenient')]
  const shown = candidates.find((candidate) => candidate?.attempt.state === 'observed' && candidate.attempt.value.chain.length > 0)
  return shown ? [shown] : []
}

/** The handshake of another kind with the same address. */
const beside = ({ role, address }: TlsHandshake, evidence: Evidence, mode: TlsHandshake['mode']): TlsHandshake | undefined =>
  evidence.tls.find((other) => other.role === role && other.address === address && other.mode === mode)

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
  const lenient = beside(entry, evidence, 'lenient')
  return {
    id,
    address,
    servername,
    failure: attempt.state === 'failed' ? { reason: attempt.reason, detail: attempt.detail ?? '' } : undefined,
    agreed: spokenIn(entry),
    usageLacking: attempt.state === 'observed' ? usageLacking(attempt.value) : undefined,
    lenient: spokenIn(lenient),
    repeated: outcomeOf(beside(entry, evidence, 'repeated')),
    small: outcomeOf(beside(entry, evidence, 'small')),
    refusedAgain: attempt.state === 'failed' && sameFailure(attempt, lenient?.attempt),
    legacy: legacyOf(beside(entry, evidence, 'legacy')),
    plainHttp: plainHttpAt(entry, evidence),
  }
}

function spokenIn(entry: TlsHandshake | undefined): Spoken | undefined {
  if (entry?.attempt.state !== 'observed') return undefined
  const { protocol, cipher = '', group = '' } = entry.attempt.value
  return { id: entry.id, protocol, cipher, group, foreign: foreignTo(entry.attempt.value) }
}

/** Undefined where it was not tried, or nothing can be said of the peer. */
const outcomeOf = (entry: TlsHandshake | undefined): { id: string; completed: boolean } | undefined =>
  entry && saysSomething(entry) ? { id: entry.id, completed: entry.attempt.state === 'observed' } : undefined

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
