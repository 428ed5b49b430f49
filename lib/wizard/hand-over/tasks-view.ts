import { guideOf } from '#lib/wizard/guide-of.ts'
import type { HandedOutRecord, SetupModel } from '#lib/wizard/model.ts'
import { cutOverView } from '#lib/wizard/records/cut-over-view.ts'
import { recordsOutView } from '#lib/wizard/records/records-out-view.ts'
import type { FindingView, RunView } from '#lib/wizard/view.ts'
import { earlierRun, runView } from '#lib/wizard/views/run-view.ts'
import { hostView } from '#lib/wizard/views/setup-view.ts'
import type { LookSubject } from '#lib/wizard/waiting/look.ts'
import { type WaitingView, waitingView } from '#lib/wizard/waiting/waiting-view.ts'
import type { CutOver } from './cut-over.ts'
import type { EdgeTask } from './edge-task.ts'
import type { HandOffModel } from './model.ts'
import { isInSight, narrowRun } from './narrow-run.ts'
import { tasksOf } from './tasks.ts'
import type { CutOverTaskView, EdgeTaskView, RecordTaskView, TasksView } from './view.ts'

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
    cutOvers: tasks.cutOvers.map((cutOver) => cutOverTask(cutOver, setup, now)),
    edges: tasks.edges.map((task) => edgeTaskView(task, setup, now)),
  }
}

function recordTask(records: readonly HandedOutRecord[], setup: SetupModel, now: Date): RecordTaskView {
  const runs = setup.recordsRun
  const ids = new Set(records.map(({ id }) => id))
  const narrowed = (run: RunView | null) => run && narrowRun(run, ({ id }) => ids.has(id))
  const finished = runs.finished && narrowed(runView(runs.finished, records))
  return {
    out: recordsOutView({ ...setup, records }),
    run: narrowed(runs.newest && runView(runs.newest, records, waitingFor(setup, { kind: 'records', linkHostId: null }, now))),
    earlier: narrowed(earlierRun(runs, records)),
    problems: finished ? problemsOf(finished) : [],
  }
}

function cutOverTask({ host, state, sentence }: CutOver, setup: SetupModel, now: Date): CutOverTaskView {
  // The record is kept back until it is safe: what is not shown is not entered.
  const shown = state !== 'not-yet'
  const subject = { kind: 'check', linkHostId: host.id } as const
  // Of what is proven nothing is waited for here, though something else may be left to mend.
  const waiting = state === 'done' ? null : waitingFor(setup, subject, now)
  const newest = shown ? host.check.newest : null
  const run = newest && narrowRun(runView(newest, setup.records, waiting), (row) => isInSight('dns-admin', row))
  return {
    linkHostId: host.id,
    hostname: host.hostname,
    record: shown ? cutOverView(setup, host, now) : null,
    state,
    sentence,
    run,
    problems: run?.state === 'finished' && state !== 'done' ? problemsOf(run) : [],
  }
}

const problemsOf = ({ rows }: RunView): FindingView[] =>
  rows.flatMap(({ finding, verdict }) => (finding && (verdict === 'fail' || verdict === 'warn') && !finding.causedBy ? [finding] : []))

function edgeTaskView({ host, state, sentence, kind }: EdgeTask, setup: SetupModel, now: Date): EdgeTaskView {
  const view = hostView(host, setup, now)
  return {
    host: { ...view, check: withoutMails(view.check), rehearsal: withoutMails(view.rehearsal) },
    state,
    sentence,
    guide: guideOf(host, setup),
    form: { values: { edgeName: host.edgeName ?? '' }, errors: {} },
    kind,
  }
}

/** Who is told by mail is nobody's business here. */
const withoutMails = (run: RunView | null): RunView | null => run && { ...run, waiting: run.waiting && { ...run.waiting, mails: [] } }

function waitingFor(setup: SetupModel, subject: LookSubject, now: Date): WaitingView | null {
  const waiting = waitingView(setup, subject, now)
  return waiting && { ...waiting, mails: [] }
}
