import type { LinkHostModel, RunModel, SetupModel } from './model.ts'
import { sameTarget, targetOf } from './target-of.ts'
import type { HostState } from './view.ts'

/** How long a proof stands, in milliseconds: a day later DNS and certificates may be others. */
export const proofLifetimeMs = 24 * 3600 * 1000

/**
 * Where a link host stands by its newest finished check against the public name.
 * Only a check of exactly what is answered now, not older than a day, can say `ready`.
 */
export function hostState(host: LinkHostModel, setup: SetupModel, now: Date): HostState {
  const { newest, finished } = host.check
  if (newest && newest.state !== 'finished') return 'checking'
  if (!finished?.verdict) return 'not-checked'
  if (isOutdated(host, setup, now)) return 'outdated'
  return finished.verdict
}

/** Whether an answer has changed since the newest finished check, so that it did not look at what counts now. */
export const isAskedOtherwise = (host: LinkHostModel, setup: SetupModel): boolean =>
  !sameTarget(host.check.finished?.target ?? null, targetOf('check', host, setup.answers, setup.records))

function isOutdated(host: LinkHostModel, setup: SetupModel, now: Date): boolean {
  const { finished } = host.check
  if (isAskedOtherwise(host, setup)) return true
  // The newest evidence counts from when it was looked for, not from when it was written down.
  return !finished || now.getTime() - finished.createdAt.getTime() > proofLifetimeMs
}

/** Whether the newest rehearsal, of exactly what is answered now, says that DNS may be changed. */
export function rehearsalPassed(host: LinkHostModel, setup: SetupModel): boolean {
  const { newest, finished } = host.rehearsal
  return (
    newest === finished &&
    finished?.verdict === 'ready' &&
    sameTarget(finished.target, targetOf('rehearsal', host, setup.answers, setup.records))
  )
}

/**
 * The newest finished run of a host that found something for somebody to do,
 * unless a check has proven the host ready since. A run that could not tell for
 * want of an answer (a real link, say) counts; one that failed by our fault does not.
 */
export function runWithProblem(host: LinkHostModel, setup: SetupModel, now: Date): RunModel | null {
  if (hostState(host, setup, now) === 'ready') return null
  const finished = [host.check.finished, host.rehearsal.finished].filter((run) => run !== null)
  const newest = finished.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0]
  const asked = newest && targetOf(newest.kind === 'rehearsal' ? 'rehearsal' : 'check', host, setup.answers, setup.records)
  return newest && needsSomebody(newest) && sameTarget(newest.target, asked ?? null) ? newest : null
}

function needsSomebody({ verdict, assessment }: RunModel): boolean {
  const cause = assessment?.findings.find(({ code }) => code === assessment.rootCause)
  return verdict === 'not-ready' || (verdict === 'could-not-check' && cause !== undefined && cause.owner !== 'us')
}
