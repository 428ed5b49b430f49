import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { couldNotObserve, type Fact, known, notLookedAt } from '#lib/engine/facts/fact.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'

type Attempts = { state: 'observed' | 'skipped' } | { state: 'failed'; reason: FailureReason }

type PortReply = 'answers' | 'refuses' | 'silent'

/** What an address does on 80 and 443. */
export interface Reachability {
  address: string
  /** `answers` on one port at least; `refuses` or is `silent` on both */
  state: PortReply
  /** on port 443 alone */
  secure: PortReply
  /** nothing came back on port 80 either; false where it was not tried */
  bothDead: boolean
}

/**
 * Whether the addresses of the edge answer at all, from every attempt to connect that the
 * run made. Where some other address answers, one port is enough to judge an address by;
 * that all are dead needs both ports tried.
 */
export function reachabilityOf(evidence: Evidence): Fact<readonly Reachability[]> {
  const role = evidence.target.edge === undefined ? 'link-host' : 'edge'
  const addresses = evidence.addresses.filter((entry) => entry.role === role && entry.allowed).map(({ address }) => address)
  const tried = addresses.flatMap((address) => stateOf(evidence, role, address))
  const some = tried.some(({ state }) => state === 'answers')
  const judged = some ? tried : tried.filter(({ address }) => attemptsAt(evidence, role, address, 80).length > 0)
  if (judged.length === 0) return notLookedAt('no address was connected to on both ports')
  const someIpv6Answers = judged.some(({ address, state }) => address.includes(':') && state === 'answers')
  const fair = judged.filter(({ address, state }) => !address.includes(':') || state !== 'silent' || someIpv6Answers)
  if (fair.length === 0) return couldNotObserve('no IPv6 address answers; this network may have no way out by IPv6')
  if (fair.every(({ state }) => state === 'silent') && nothingElseAnswers(evidence)) {
    return couldNotObserve("neither the edge nor the ESP's own host answers from here")
  }
  return known(fair, idsOf(evidence, role))
}

function stateOf(evidence: Evidence, role: string, address: string): Reachability[] {
  const [onTls, onPlain] = [443, 80].map((port) => attemptsAt(evidence, role, address, port)) as [Attempts[], Attempts[]]
  if (onTls.length === 0) return []
  const all = [...onTls, ...onPlain]
  const reasons = all.flatMap((attempt) => (attempt.state === 'failed' ? [attempt.reason] : []))
  const state = replyIn(all)
  if (state !== 'answers' && reasons.some((reason) => ['not-allowed', 'aborted', 'unreachable'].includes(reason))) return []
  return [{ address, state, secure: replyIn(onTls), bothDead: onPlain.length > 0 && state !== 'answers' }]
}

function replyIn(attempts: readonly Attempts[]): PortReply {
  if (attempts.some(isReply)) return 'answers'
  const reasons = attempts.flatMap((attempt) => (attempt.state === 'failed' ? [attempt.reason] : []))
  return reasons.every((reason) => reason === 'refused') ? 'refuses' : 'silent'
}

function attemptsAt(evidence: Evidence, role: string, address: string, port: number): Attempts[] {
  const here = (entry: { role: string; address: string; port: number }) =>
    entry.role === role && entry.address === address && entry.port === port
  return [...evidence.tls.filter(here), ...evidence.http.filter(here)]
    .map(({ attempt }) => attempt)
    .filter(({ state }) => state !== 'skipped')
}

/** Anything but silence and refusal shows that somebody is there. */
const isReply = (attempt: Attempts): boolean =>
  attempt.state === 'observed' ||
  (attempt.state === 'failed' && !['timeout', 'refused', 'unreachable', 'not-allowed', 'aborted'].includes(attempt.reason))

/** Where the ESP's own host was asked too and is as silent, it is our way out that is closed. */
function nothingElseAnswers(evidence: Evidence): boolean {
  const others = [...evidence.tls, ...evidence.http].filter(({ role, attempt }) => role === 'origin' && attempt.state !== 'skipped')
  return (
    others.length > 0 && !others.some(({ attempt }) => isReply(attempt) || (attempt.state === 'failed' && attempt.reason === 'refused'))
  )
}

const idsOf = (evidence: Evidence, role: string): string[] =>
  [...evidence.tls, ...evidence.http].filter((entry) => entry.role === role).map(({ id }) => id)
