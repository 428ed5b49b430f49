import { hostState, rehearsalPassed } from '#lib/wizard/host-state.ts'
import type { LatestRuns, LinkHostModel, SetupModel } from '#lib/wizard/model.ts'
import { recordsState } from '#lib/wizard/records-state.ts'
import { requestStanding } from '#lib/wizard/request-standing.ts'
import type { LookSubject } from './look.ts'

/** The link host of a subject; undefined for the records, and for one that was taken out. */
export const hostOf = (setup: SetupModel, { linkHostId }: LookSubject): LinkHostModel | undefined =>
  setup.hosts.find(({ id }) => id === linkHostId)

const none: LatestRuns = { newest: null, finished: null }

/** The newest runs of a subject. */
export function runsOf(setup: SetupModel, subject: LookSubject): LatestRuns {
  if (subject.kind === 'records') return setup.recordsRun
  return hostOf(setup, subject)?.[subject.kind] ?? none
}

/** Whether there is nothing left to wait for: proven for exactly what is answered now. */
export function isGreen(setup: SetupModel, subject: LookSubject, now: Date): boolean {
  if (subject.kind === 'records') return recordsState(setup) === 'passed'
  const host = hostOf(setup, subject)
  if (!host) return false
  return subject.kind === 'check' ? hostState(host, setup, now) === 'ready' : rehearsalPassed(host, setup)
}

/**
 * Whether a subject is still worth looking at by itself: it was asked for once, and has not
 * been overtaken. A rehearsal has nothing more to say once the public name is proven.
 */
export function isLookedFor(setup: SetupModel, subject: LookSubject, now: Date): boolean {
  if (!runsOf(setup, subject).finished) return false
  if (subject.kind === 'records') return setup.answers['dns-records']?.source !== 'already-verified' && setup.records.length > 0
  return subject.kind === 'check' || !isGreen(setup, { ...subject, kind: 'check' }, now)
}

/** Whether the wizard looks at it also while no page is open: until the CSM has switched SSL on. */
export const isWatched = (setup: SetupModel, subject: LookSubject, now: Date): boolean =>
  requestStanding(setup) !== 'enabled' && isLookedFor(setup, subject, now)
