import { espNames } from '#lib/providers/registry.ts'
import { type Enablement, enablementOf } from '#lib/wizard/enablement/enablement.ts'
import { enablementView } from '#lib/wizard/enablement/enablement-view.ts'
import { hostState, runWithProblem } from '#lib/wizard/host-state.ts'
import { problemOwner } from '#lib/wizard/managed-path.ts'
import type { LinkHostModel, SetupModel } from '#lib/wizard/model.ts'
import { nextActionView } from '#lib/wizard/next-action.ts'
import { paths } from '#lib/wizard/paths.ts'
import { readiness } from '#lib/wizard/readiness.ts'
import { requestStanding } from '#lib/wizard/request-standing.ts'
import { stepStates } from '#lib/wizard/step-states.ts'
import { type Step, type StepId, steps } from '#lib/wizard/steps.ts'
import type { DecisionView, LinkHostView, SetupView, StepView } from '#lib/wizard/view.ts'
import { waitingView } from '#lib/wizard/waiting/waiting-view.ts'
import { stepNotes, stepTitles } from '#lib/words/en/wizard.ts'
import { earlierRun, runView } from './run-view.ts'

/** The overview of a setup. Pure. */
export function setupView(setup: SetupModel, viewer: SetupView['viewer'], now: Date): SetupView {
  const braze = setup.answers['braze-setup']
  const chosen = setup.answers['cdn-and-certificate']
  return {
    id: setup.id,
    reference: setup.reference,
    customerName: setup.customerName,
    createdAt: setup.createdAt.toISOString(),
    lastMovementAt: setup.lastMovementAt.toISOString(),
    esp: braze?.esp ?? null,
    espName: braze ? espNames[braze.esp] : null,
    region: braze?.region ?? null,
    sendingDomain: braze?.sendingDomain ?? null,
    path: chosen?.path ?? null,
    cdn: chosen?.cdn ?? null,
    steps: stepViews(setup, now),
    next: nextActionView(setup, now),
    hosts: setup.hosts.map((host) => hostView(host, setup, now)),
    readiness: readiness(setup, now),
    enablement: enablementView(setup, now),
    request: setup.answers['request-enablement'] ?? null,
    decision: decisionView(setup),
    viewer,
  }
}

function decisionView(setup: SetupModel): DecisionView | null {
  const standing = requestStanding(setup)
  if (!setup.decision || standing === 'none' || standing === 'requested') return null
  const { outcome, note, decidedAt } = setup.decision
  return { outcome, note, decidedAt: decidedAt.toISOString() }
}

/** A link host with its newest runs. */
export const hostView = (host: LinkHostModel, setup: SetupModel, now: Date): LinkHostView => ({
  id: host.id,
  hostname: host.hostname,
  edgeName: host.edgeName,
  links: [...host.links],
  state: hostState(host, setup, now),
  check: host.check.newest && runView(host.check.newest, setup.records, waitingView(setup, { kind: 'check', linkHostId: host.id }, now)),
  rehearsal:
    host.rehearsal.newest &&
    runView(host.rehearsal.newest, setup.records, waitingView(setup, { kind: 'rehearsal', linkHostId: host.id }, now)),
  earlier: { check: earlierRun(host.check, setup.records), rehearsal: earlierRun(host.rehearsal, setup.records) },
})

function stepViews(setup: SetupModel, now: Date): StepView[] {
  const states = stepStates(setup, now)
  const problem = setup.hosts.flatMap((host) => runWithProblem(host, setup, now) ?? [])[0]
  const { proof } = enablementOf(setup, now)
  return steps.map((step) => ({
    id: step.id,
    number: step.number,
    title: stepTitles[step.id],
    state: states[step.id].state,
    owner: ownerNow(step, states[step.id].state, problem && problemOwner(problem, setup), proof),
    blockedBy: states[step.id].blockedBy.map((id) => ({
      id,
      number: steps.find((other) => other.id === id)?.number ?? 0,
      title: stepTitles[id],
    })),
    note: notes[step.id](setup, now),
    href: paths.step(setup.id, step.id),
  }))
}

const ownerNow = (
  step: Step,
  state: StepView['state'],
  problemOwner: Step['owner'] | undefined,
  proof: Enablement['proof'],
): Step['owner'] => {
  if (step.id === 'cdn-setup' && (state === 'problem' || state === 'waiting')) return problemOwner ?? 'csm'
  if (step.id === 'request-enablement' && state === 'waiting' && proof !== 'waiting') return 'csm'
  return state === 'waiting' ? 'wait' : step.owner
}

const notes: Record<StepId, (setup: SetupModel, now: Date) => string | null> = {
  'braze-setup': ({ answers, hosts }) => {
    const braze = answers['braze-setup']
    return braze ? stepNotes.hosts(hosts.length, espNames[braze.esp]) : null
  },
  'dns-records': ({ answers, records }) => {
    const entered = answers['dns-records']
    if (entered?.source === 'already-verified') return stepNotes.saidVerified
    const unread = entered?.unread.length ?? 0
    const parts = [records.length > 0 ? stepNotes.records(records.length) : '', unread > 0 ? stepNotes.unread(unread) : '']
    return parts.filter(Boolean).join(', ') || null
  },
  'verify-records': ({ answers }) => (answers['dns-records']?.source === 'already-verified' ? stepNotes.saidVerified : null),
  'cdn-and-certificate': () => null,
  'cdn-setup': (setup, now) => {
    const ready = setup.hosts.filter((host) => hostState(host, setup, now) === 'ready').length
    return setup.hosts.length > 0 ? stepNotes.readyHosts(ready, setup.hosts.length) : null
  },
  'request-enablement': ({ answers }) => {
    const request = answers['request-enablement']
    return request ? stepNotes.requested(request.requestedBy) : null
  },
}
