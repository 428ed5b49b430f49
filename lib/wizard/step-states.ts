import type { Owner } from '#lib/engine/findings/code.ts'
import type { AccountProof } from './enablement/account-proof.ts'
import { enablementOf } from './enablement/enablement.ts'
import { hostState, runWithProblem } from './host-state.ts'
import { isManaged, isManagedUnseen, problemOwner } from './managed-path.ts'
import type { SetupModel } from './model.ts'
import { obstacles } from './readiness.ts'
import { type RecordsState, recordsState } from './records-state.ts'
import { type StepId, type StepState, steps } from './steps.ts'

/** Where a step stands, and the steps that keep it from starting. */
export interface StepStanding {
  state: StepState
  blockedBy: readonly StepId[]
}

/** The standing of all six steps, from what was answered and what was found. Pure. */
export function stepStates(setup: SetupModel, now: Date): Record<StepId, StepStanding> {
  const own: Record<StepId, StepState> = {
    'braze-setup': brazeState(setup),
    'dns-records': recordsState(setup) === 'not-entered' ? 'not-started' : 'completed',
    'verify-records': verifyStates[recordsState(setup)],
    'cdn-and-certificate': setup.answers['cdn-and-certificate'] ? 'completed' : 'not-started',
    'cdn-setup': cdnState(setup, now),
    'request-enablement': requestState(setup, now),
  }
  const standings = steps.map(({ id, needs }) => {
    // SSL may be asked for when nothing at all is in the way, and never before.
    const inTheWay =
      id === 'request-enablement' ? obstacles(setup, now).map(({ step }) => step) : needs.filter((need) => own[need] !== 'completed')
    const blockedBy = [...new Set(inTheWay)]
    return [id, blockedBy.length > 0 && !started(own[id]) ? { state: 'cannot-start', blockedBy } : { state: own[id], blockedBy: [] }]
  })
  return Object.fromEntries(standings) as Record<StepId, StepStanding>
}

/** A step with something in it stays open although one before it was changed. */
const started = (state: StepState): boolean => state !== 'not-started'

function brazeState(setup: SetupModel): StepState {
  const braze = setup.answers['braze-setup']
  if (!braze) return 'not-started'
  return setup.hosts.length === 0 || (braze.esp === 'sendgrid' && !braze.allHostsListed) ? 'in-progress' : 'completed'
}

const verifyStates: Record<RecordsState, StepState> = {
  'not-entered': 'not-started',
  'said-verified': 'completed',
  'not-verified': 'not-started',
  checking: 'in-progress',
  unknown: 'in-progress',
  waiting: 'waiting',
  failed: 'problem',
  passed: 'completed',
}

function cdnState(setup: SetupModel, now: Date): StepState {
  const path = setup.answers['cdn-and-certificate']?.path
  if (!path || setup.hosts.length === 0) return 'not-started'
  if (isManagedUnseen(setup)) return 'waiting'
  if (setup.hosts.every((host) => hostState(host, setup, now) === 'ready')) return 'completed'
  const problems = setup.hosts.flatMap((host) => runWithProblem(host, setup, now) ?? []).filter(({ verdict }) => verdict === 'not-ready')
  // What the holder of managed certificates has to do is waited for, too.
  const waited: readonly Owner[] = isManaged(setup) ? ['wait', 'csm'] : ['wait']
  if (problems.some((run) => !waited.includes(problemOwner(run, setup)))) return 'problem'
  if (problems.length > 0) return 'waiting'
  const untouched = setup.hosts.every((host) => !host.edgeName && !host.check.newest && !host.rehearsal.newest)
  return untouched ? 'not-started' : 'in-progress'
}

/**
 * A proof that has grown old, is being renewed, or could not be this time, says nothing against
 * the customer; nor does what time alone mends.
 */
const requestStates: Record<AccountProof, 'problem' | 'waiting' | null> = {
  failing: 'problem',
  'to-answer': 'problem',
  unseen: 'problem',
  waiting: 'waiting',
  checking: null,
  blind: null,
  old: null,
  warned: null,
  proven: null,
}

function requestState(setup: SetupModel, now: Date): StepState {
  const { standing, proof } = enablementOf(setup, now)
  if (standing === 'none') return 'not-started'
  if (standing === 'sent-back' || standing === 'switched-off') return 'problem'
  return requestStates[proof] ?? (standing === 'enabled' ? 'completed' : 'waiting')
}
