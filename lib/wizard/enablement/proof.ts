import type { Owner } from '#lib/engine/findings/code.ts'
import type { Finding } from '#lib/engine/findings/finding.ts'
import { proofLifetimeMs } from '#lib/wizard/host-state.ts'
import { problemOwner } from '#lib/wizard/managed-path.ts'
import type { LinkHostModel, RunModel, SetupModel } from '#lib/wizard/model.ts'
import { sameTarget, targetOf } from '#lib/wizard/target-of.ts'
import { cachesOfHost } from '#lib/wizard/waiting/propagation.ts'

/**
 * What is known of one thing that SSL rests on, the heaviest first: of several the first found
 * decides. What somebody has to mend weighs more than what we could not see, and only what was
 * proven within a day, for exactly what is answered now, counts as proven.
 */
export const proofStates = [
  /** found not ready, and somebody has to mend it */
  'failing',
  /** an answer is missing that only a person can give */
  'to-answer',
  /** found not ready, and time alone mends it */
  'waiting',
  'first-check',
  /** a run is under way over something that was proven before */
  'renewing',
  /** our last look could not see enough, which says nothing of what is there */
  'blind',
  'never-checked',
  /** an answer has changed since the last check */
  'changed',
  /** the last check is over a day old */
  'old',
  'warned',
  'proven',
] as const
export type ProofState = (typeof proofStates)[number]

/** One link host, or what the whole setup rests on (`hostname` null), with what is known of it. */
export interface Proof {
  hostname: string | null
  state: ProofState
  /** who has to act; only where somebody, or time, has to */
  owner: Owner | null
  /** the finished run that says so; null where none does */
  run: RunModel | null
  /** when time will have mended it (RFC 3339, UTC), where that is known */
  until: string | null
  /** a run is under way */
  isRunning: boolean
  /** that run looked at exactly what is answered now */
  isOfNow: boolean
  /** the newest run that proved the host, however old; `isCurrent`: exactly what is answered now */
  lastGood: { run: RunModel; isCurrent: boolean } | null
  /** the newest that found something to mend in what is answered now, where none has found it ready since */
  lastBad: RunModel | null
  brokenSince: Date | null
}

/** What is known of one link host. Pure. */
export function hostProof(host: LinkHostModel, setup: SetupModel, now: Date): Proof {
  const { newest, finished } = host.check
  const lastGood = lastGoodOf(host, setup)
  const [state, owner] = hostStanding(host, setup, now, lastGood?.isCurrent ?? false)
  return {
    hostname: host.hostname,
    state,
    owner,
    run: finished,
    isOfNow: finished !== null && isCurrent(finished, host, setup),
    until: state === 'waiting' && finished ? (cachesOfHost(finished)?.last ?? null) : null,
    isRunning: newest !== null && newest.state !== 'finished',
    lastGood,
    ...lastBadOf(host, setup, lastGood?.run ?? null),
  }
}

const isCurrent = (run: RunModel, host: LinkHostModel, { answers, records }: SetupModel): boolean =>
  sameTarget(run.target, targetOf('check', host, answers, records))

function lastGoodOf(host: LinkHostModel, setup: SetupModel): Proof['lastGood'] {
  const { finished } = host.check
  const run = finished?.verdict === 'ready' ? finished : (host.past?.ready ?? null)
  return run && { run, isCurrent: isCurrent(run, host, setup) }
}

function lastBadOf(host: LinkHostModel, setup: SetupModel, good: RunModel | null): Pick<Proof, 'lastBad' | 'brokenSince'> {
  const { finished } = host.check
  const run = finished?.verdict === 'not-ready' ? finished : (host.past?.notReady ?? null)
  const stands = run !== null && isCurrent(run, host, setup) && (good === null || run.createdAt > good.createdAt)
  return stands ? { lastBad: run, brokenSince: host.past?.brokenSince ?? run.createdAt } : { lastBad: null, brokenSince: null }
}

type Standing = readonly [ProofState, Owner | null]

function hostStanding(host: LinkHostModel, setup: SetupModel, now: Date, wasProven: boolean): Standing {
  const { newest, finished } = host.check
  const counts = finished?.verdict && isCurrent(finished, host, setup)
  const isOld = finished !== null && now.getTime() - finished.createdAt.getTime() > proofLifetimeMs
  // What was found to be wrong stays so while it is looked at again.
  if (counts && finished.verdict === 'not-ready' && !isOld) return problemStanding(finished, setup)
  if (newest && newest.state !== 'finished') return [wasProven ? 'renewing' : 'first-check', null]
  if (!finished?.verdict) return ['never-checked', null]
  if (!counts) return ['changed', null]
  if (finished.verdict === 'could-not-check') return unseenStanding(finished)
  if (isOld) return ['old', null]
  return [warningsOf(finished).length > 0 ? 'warned' : 'proven', null]
}

/** A fault that somebody has to mend comes before one that only needs time. */
function problemStanding(run: RunModel, setup: SetupModel): Standing {
  const owner = problemOwner(run, setup)
  if (owner !== 'wait') return ['failing', owner]
  const acting = (run.assessment?.findings ?? []).find(
    (finding) => isBlocker(finding) && finding.causedBy === null && finding.owner !== 'wait',
  )
  return acting ? ['failing', acting.owner] : ['waiting', 'wait']
}

/** What keeps a host from being ready. */
export const isBlocker = ({ verdict, severity }: Finding): boolean => verdict === 'fail' && severity === 'blocker'

/** Without a verdict for want of an answer (a real link, say) somebody has to give it; else it was us who did not see. */
function unseenStanding({ assessment }: RunModel): Standing {
  const cause = assessment?.findings.find(({ code }) => code === assessment.rootCause)
  if (!cause || cause.owner === 'us') return ['blind', null]
  return [cause.owner === 'wait' ? 'waiting' : 'to-answer', cause.owner]
}

/** What a run found that does not keep the host from being ready, and is worth acting on. */
export const warningsOf = ({ assessment }: RunModel): Finding[] => (assessment?.findings ?? []).filter(isWarning)

/** A warning of a check; what is merely worth knowing is none. */
export const isWarning = (finding: Finding): boolean =>
  (finding.verdict === 'warn' || finding.verdict === 'fail') && finding.severity !== 'info' && !isBlocker(finding)

/**
 * Whether nothing has spoken against a proof since it was given, although it does not count any
 * more: it has grown old, or our last look could not see. Nobody has to do again what was proven.
 */
export const stillStands = ({ state, lastGood, lastBad }: Proof): boolean =>
  (state === 'old' || state === 'blind') && lastGood?.isCurrent === true && lastBad === null
