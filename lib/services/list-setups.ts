import { espNames } from '#lib/providers/registry.ts'
import { database } from '#lib/store/database.ts'
import { loadSetups, recentSetupIds } from '#lib/store/queries/setups.ts'
import { enablementOf } from '#lib/wizard/enablement/enablement.ts'
import { hostState, runWithProblem } from '#lib/wizard/host-state.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { nextActionView } from '#lib/wizard/next-action.ts'
import { obstacles } from '#lib/wizard/readiness.ts'
import { rootCauseTitle } from '#lib/wizard/root-cause.ts'
import { stepStates } from '#lib/wizard/step-states.ts'
import { steps } from '#lib/wizard/steps.ts'
import type { ProgressRowView, ReportVerdict } from '#lib/wizard/view.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import type { Context } from './context.ts'

const mostRows = 500

/** The CSM's list, last moved first; null for anybody else. */
export async function listSetups(context: Context): Promise<ProgressRowView[] | null> {
  if (!context.grants.csm) return null
  const db = await database()
  const setups = await loadSetups(db, await recentSetupIds(db, mostRows), { evidence: false })
  const now = new Date()
  return setups.map((setup) => progressRow(setup, now))
}

function progressRow(setup: SetupModel, now: Date): ProgressRowView {
  const next = nextActionView(setup, now)
  const { standing, proof } = enablementOf(setup, now)
  const { number } = steps.find(({ id }) => id === next.step) ?? { number: 1 }
  const braze = setup.answers['braze-setup']
  const problem = setup.hosts.flatMap((host) => runWithProblem(host, setup, now) ?? [])[0]
  return {
    setupId: setup.id,
    reference: setup.reference,
    customerName: setup.customerName,
    espName: braze ? espNames[braze.esp] : null,
    hostnames: setup.hosts.map(({ hostname }) => hostname),
    step: { id: next.step, number, title: stepTitles[next.step], state: stepStates(setup, now)[next.step].state },
    verdict: worstVerdict(setup, now),
    proof,
    rootCause: problem ? rootCauseTitle(problem) : null,
    owner: next.owner,
    next: next.sentence,
    ready: obstacles(setup, now).length === 0,
    request: standing,
    lastMovementAt: setup.lastMovementAt.toISOString(),
  }
}

const order: readonly ReportVerdict[] = ['not-ready', 'could-not-check', 'ready']

/** Of all link hosts the verdict that weighs most and still counts; null where none does, or not all and the rest is ready. */
function worstVerdict(setup: SetupModel, now: Date): ReportVerdict | null {
  const verdicts = setup.hosts.map((host) => {
    const state = hostState(host, setup, now)
    return order.find((verdict) => verdict === state) ?? null
  })
  const worst = order.find((verdict) => verdicts.includes(verdict)) ?? null
  return worst === 'ready' && verdicts.includes(null) ? null : worst
}
