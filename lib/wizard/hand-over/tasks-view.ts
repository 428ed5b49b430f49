import { guideOf } from '#lib/wizard/guide-of.ts'
import type { HandedOutRecord, SetupModel } from '#lib/wizard/model.ts'
import type { FindingView, RunView } from '#lib/wizard/view.ts'
import { earlierRun, runView } from '#lib/wizard/views/run-view.ts'
import { hostView } from '#lib/wizard/views/setup-view.ts'
import { waitingView } from '#lib/wizard/waiting/waiting-view.ts'
import type { CutOver } from './cut-over.ts'
import type { EdgeTask } from './edge-task.ts'
import type { HandOffModel } from './model.ts'
import { narrowRun } from './narrow-run.ts'
import { tasksOf } from './tasks.ts'
import type { CutOverView, EdgeTaskView, RecordTaskView, TasksView } from './view.ts'

/** An admin's page from a setup: no more of it than is theirs. Pure. */
export function tasksView(handOff: HandOffModel, setup: SetupModel, now: Date): TasksView {
  const { id, role, sentBy, sentTo, note } = handOff
  const tasks = tasksOf(setup, role, now)
  return {
    id,
    role,
    customerName: setup.customerName,
    sentBy,
    sentTo,
    note,
    createdAt: handOff.createdAt.toISOString(),
    expiresAt: handOff.expiresAt.toISOString(),
    doneAt: handOff.doneAt?.toISOString() ?? null,
    state: tasks.state,
    next: tasks.next,
    records: tasks.records.length > 0 ? recordTask(tasks.records, setup, now) : null,
    cutOvers: tasks.cutOvers.map((cutOver) => cutOverView(cutOver, setup, now)),
    edges: tasks.edges.map((task) => edgeTaskView(task, setup, now)),
  }
}

function recordTask(records: readonly HandedOutRecord[], setup: SetupModel, now: Date): RecordTaskView {
  const runs = setup.recordsRun
  const ids = new Set(records.map(({ id }) => id))
  const narrowed = (run: RunView | null) => run && narrowRun(run, ({ id }) => ids.has(id))
  const finished = runs.finished && narrowed(runView(runs.finished, records))
  return {
    records: [...records],
    run: narrowed(runs.newest && runView(runs.newest, records, waitingView(setup, { kind: 'records', linkHostId: null }, now))),
    earlier: narrowed(earlierRun(runs, records)),
    problems: finished ? problemsOf(finished) : [],
  }
}

function cutOverView({ host, state, sentence }: CutOver, setup: SetupModel, now: Date): CutOverView {
  // The record is kept back until it is safe: what is not shown is not entered.
  const shown = state === 'due' || state === 'checking' || state === 'done'
  const narrowed = (run: RunView | null) => run && shown && narrowRun(run, ({ group }) => group === 'dns')
  const run =
    narrowed(
      host.check.newest && runView(host.check.newest, setup.records, waitingView(setup, { kind: 'check', linkHostId: host.id }, now)),
    ) || null
  const earlier = narrowed(earlierRun(host.check, setup.records)) || null
  return {
    linkHostId: host.id,
    hostname: host.hostname,
    edgeName: shown ? host.edgeName : null,
    state,
    sentence,
    run,
    earlier,
    problems: run?.state === 'finished' && state !== 'done' ? problemsOf(run) : [],
  }
}

const problemsOf = ({ rows }: RunView): FindingView[] =>
  rows.flatMap(({ finding, verdict }) => (finding && (verdict === 'fail' || verdict === 'warn') && !finding.causedBy ? [finding] : []))

const edgeTaskView = ({ host, state, sentence, kind }: EdgeTask, setup: SetupModel, now: Date): EdgeTaskView => ({
  host: hostView(host, setup, now),
  state,
  sentence,
  guide: guideOf(host, setup),
  form: { values: { edgeName: host.edgeName ?? '' }, errors: {} },
  kind,
})
