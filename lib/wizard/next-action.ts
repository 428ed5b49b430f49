import type { Owner } from '#lib/engine/findings/code.ts'
import { type NextParams, nextActionWords } from '#lib/words/en/wizard.ts'
import { enablementOf } from './enablement/enablement.ts'
import { hostState, rehearsalPassed, runWithProblem } from './host-state.ts'
import { isManaged, isManagedUnseen, problemOwner } from './managed-path.ts'
import type { LinkHostModel, SetupModel } from './model.ts'
import { paths } from './paths.ts'
import { type RecordsState, recordsState } from './records-state.ts'
import { type RequestStanding, requestStanding } from './request-standing.ts'
import { rootCauseTitle } from './root-cause.ts'
import { stepStates } from './step-states.ts'
import { type StepId, stepIds } from './steps.ts'
import type { NextActionView } from './view.ts'

/** What to do next, by code; the sentence stands in the catalogue. */
export interface NextAction {
  code: keyof typeof nextActionWords
  step: StepId
  owner: Owner
  params?: Partial<NextParams>
}

/**
 * The one thing to do next: in the first step that somebody can act on; where
 * all that are open wait for time or for others, what is waited for.
 */
export function nextAction(setup: SetupModel, now: Date): NextAction {
  const states = stepStates(setup, now)
  // A request that was made waits for the CSM, and proofs grow old meanwhile.
  if (isWithCsm(setup, now)) return actionIn['request-enablement'](setup, now)
  const open = stepIds.filter((id) => states[id].state !== 'completed' && states[id].state !== 'cannot-start')
  const step = open.find((id) => states[id].state !== 'waiting') ?? open[0] ?? 'request-enablement'
  return actionIn[step](setup, now)
}

function isWithCsm(setup: SetupModel, now: Date): boolean {
  const { standing, proof } = enablementOf(setup, now)
  const isLeftAlone = !['failing', 'to-answer', 'unseen', 'waiting'].includes(proof)
  return isLeftAlone && (standing === 'requested' || standing === 'enabled')
}

const actionIn: Record<StepId, (setup: SetupModel, now: Date) => NextAction> = {
  'braze-setup': (setup) => ({
    code: setup.answers['braze-setup'] && setup.hosts.length > 0 ? 'confirm-hosts' : 'answer-step-1',
    step: 'braze-setup',
    owner: 'marketer',
  }),
  'dns-records': () => ({ code: 'enter-records', step: 'dns-records', owner: 'marketer' }),
  'verify-records': (setup) => ({ step: 'verify-records', ...recordActions[recordsState(setup)] }),
  'cdn-and-certificate': () => ({ code: 'choose-path', step: 'cdn-and-certificate', owner: 'marketer' }),
  'cdn-setup': (setup, now) => ({ step: 'cdn-setup', ...cdnAction(setup, now) }),
  'request-enablement': (setup) => ({ step: 'request-enablement', ...requestActions[requestStanding(setup)] }),
}

type Action = Omit<NextAction, 'step'>

const requestActions: Record<RequestStanding, Action> = {
  none: { code: 'request', owner: 'marketer' },
  requested: { code: 'await-csm', owner: 'csm' },
  'sent-back': { code: 'read-decision', owner: 'marketer' },
  enabled: { code: 'prove-links', owner: 'marketer' },
  'switched-off': { code: 'read-switched-off', owner: 'marketer' },
}

const recordActions: Record<RecordsState, Action> = {
  'not-entered': { code: 'enter-records', owner: 'marketer' },
  'said-verified': { code: 'verify-records', owner: 'marketer' },
  'not-verified': { code: 'verify-records', owner: 'marketer' },
  checking: { code: 'await-run', owner: 'wait', params: { hostname: 'The records' } },
  passed: { code: 'verify-records', owner: 'marketer' },
  waiting: { code: 'await-records', owner: 'wait' },
  failed: { code: 'mend-records', owner: 'dns-admin' },
  unknown: { code: 'recheck-records', owner: 'marketer' },
}

function cdnAction(setup: SetupModel, now: Date): Action {
  if (isManagedUnseen(setup)) return { code: 'ask-csm-managed', owner: 'csm' }
  const open = setup.hosts.filter((host) => hostState(host, setup, now) !== 'ready')
  // A host with something to mend comes first; of those, one that is not merely waited for.
  const red = open.filter((host) => runWithProblem(host, setup, now))
  const acting = red.find((host) => ownerAt(host, setup, now) !== 'wait') ?? open.find((host) => !red.includes(host)) ?? red[0]
  return acting ? hostAction(acting, setup, now) : { code: 'request', owner: 'marketer' }
}

const ownerAt = (host: LinkHostModel, setup: SetupModel, now: Date): Owner | undefined => {
  const run = runWithProblem(host, setup, now)
  return run ? problemOwner(run, setup) : undefined
}

function hostAction(host: LinkHostModel, setup: SetupModel, now: Date): Action {
  const { hostname } = host
  const underWay = [host.check.newest, host.rehearsal.newest].some((run) => run && run.state !== 'finished')
  if (underWay) return { code: 'await-run', owner: 'wait', params: { hostname } }
  if (!isManaged(setup) && rehearsalPassed(host, setup) && !checkedSinceRehearsal(host)) {
    return { code: 'cut-over', owner: 'dns-admin', params: { hostname, edgeName: host.edgeName ?? '' } }
  }
  const problem = runWithProblem(host, setup, now)
  const owner = problem ? problemOwner(problem, setup) : undefined
  if (isManaged(setup) && owner === 'csm') return { code: 'ask-csm-managed', owner }
  if (problem) return { code: 'mend-host', owner: problemOwner(problem, setup), params: { hostname, title: rootCauseTitle(problem) ?? '' } }
  if (host.check.finished || isManaged(setup)) return { code: 'check-host', owner: 'marketer', params: { hostname } }
  if (!host.edgeName) return { code: 'give-edge', owner: 'cdn-admin', params: { hostname } }
  return { code: 'rehearse', owner: 'marketer', params: { hostname } }
}

const checkedSinceRehearsal = ({ check, rehearsal }: LinkHostModel): boolean =>
  (check.finished?.createdAt.getTime() ?? 0) > (rehearsal.finished?.createdAt.getTime() ?? 0)

/** The next action in words. */
export function nextActionView(setup: SetupModel, now: Date): NextActionView {
  const { code, step, owner, params } = nextAction(setup, now)
  const words = nextActionWords[code]({ hostname: '', edgeName: '', title: '', ...params })
  return { step, owner, ...words, href: code === 'await-csm' ? paths.summary(setup.id) : paths.step(setup.id, step) }
}
