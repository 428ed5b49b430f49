import type { HandedOutRecord, LatestRuns, RunModel } from '#lib/wizard/model.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { RunRowView, RunView } from '#lib/wizard/view.ts'
import type { WaitingView } from '#lib/wizard/waiting/waiting-view.ts'
import { outlookRows } from '#lib/wizard/why/outlook-rows.ts'
import { reportView } from './report-view.ts'
import { checkRows, emptyRows } from './run-rows.ts'

/** What a run over records has a line for. */
type LookedUp = Pick<HandedOutRecord, 'id' | 'type' | 'name'>

/** A run as a page shows it, finished or not. Pure. */
export function runView(run: RunModel, records: readonly LookedUp[], waiting: WaitingView | null = null): RunView {
  const { assessment, evidence } = run
  const done = assessment && evidence ? checkRows(assessment, evidence, true) : run.rows
  // How many hops there will be is not known before.
  const rows = run.kind === 'trace' ? [...run.rows] : fillRows(emptyRowsOf(run, records), done)
  return {
    id: run.id,
    setupId: run.setupId,
    kind: run.kind,
    linkHostId: run.linkHostId,
    hostname: run.linkHostId === null ? null : run.hostname,
    state: run.state,
    verdict: run.verdict,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    rows,
    checked: rows.filter(({ verdict }) => verdict !== 'not-checked').length,
    total: rows.length,
    report: assessment ? reportView(assessment, evidence) : null,
    streamHref: paths.runStream(run.id),
    waiting,
  }
}

function emptyRowsOf(run: RunModel, records: readonly LookedUp[]): RunRowView[] {
  if (run.kind === 'records' || run.kind === 'today') return recordRows(records, run)
  return run.kind === 'outlook' ? outlookRows(run.hostname) : emptyRows()
}

/** The last finished run while a newer one is under way, so that its result can stay in sight; else null. Pure. */
export const earlierRun = (runs: LatestRuns, records: readonly LookedUp[]): RunView | null =>
  runs.finished && runs.newest && runs.finished.id !== runs.newest.id ? runView(runs.finished, records) : null

/** Every line in its order, with what is known of it. */
export const fillRows = (empty: readonly RunRowView[], done: readonly RunRowView[]): RunRowView[] => {
  const known = new Map(done.map((row) => [row.id, row]))
  return empty.map((row) => known.get(row.id) ?? row)
}

/** The lines of a run over records: those entered now, or those that it looked at when they have changed since. */
export function recordRows(records: readonly LookedUp[], run?: RunModel): RunRowView[] {
  if (run?.state === 'finished' && run.rows.length > 0) return inOrderOf(records, run.rows)
  return records.map(({ id, type, name }) => ({
    id,
    group: 'records',
    title: `${type} ${name}`,
    verdict: 'not-checked',
    detail: '',
    finding: null,
  }))
}

/** The answers came in any order; lines of records that are no longer entered stand last. */
function inOrderOf(records: readonly LookedUp[], rows: readonly RunRowView[]): RunRowView[] {
  const places = new Map(records.map(({ id }, index) => [id, index]))
  return rows.toSorted((first, second) => (places.get(first.id) ?? rows.length) - (places.get(second.id) ?? rows.length))
}
