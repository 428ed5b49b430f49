import type { RunRowView, RunView } from '#lib/wizard/view.ts'
import type { HandOffRole } from './model.ts'

/** A run of which only some lines may be seen, and no report of the whole. Pure. */
export function narrowRun(run: RunView, keep: (row: RunRowView) => boolean): RunView {
  const rows = run.rows.filter(keep)
  return { ...run, rows, checked: rows.filter(({ verdict }) => verdict !== 'not-checked').length, total: rows.length, report: null }
}

/** Whether a line of a run is in an admin's sight: of a link host, DNS is the DNS admin's. */
export const isInSight = (role: HandOffRole, { group }: Pick<RunRowView, 'group'>): boolean =>
  role === 'cdn-admin' ? group !== 'records' : group === 'records' || group === 'dns'
