import type { ProgressRowView } from '#lib/wizard/view.ts'

export const progressFilters = ['all', 'stuck', 'waiting', 'ready', 'requested', 'enabled'] as const
export type ProgressFilter = (typeof progressFilters)[number]

/** The filter that an address asks for; all where it asks for none that there is. */
export const parseProgressFilter = (text: string | undefined): ProgressFilter => progressFilters.find((filter) => filter === text) ?? 'all'

/** Whether something that we saw has to be mended; what time alone mends is waited for. */
const isStuck = (row: ProgressRowView): boolean =>
  row.proof !== 'waiting' && (row.step.state === 'problem' || row.verdict === 'not-ready' || row.rootCause !== null)

const belongs: Record<ProgressFilter, (row: ProgressRowView) => boolean> = {
  all: () => true,
  stuck: isStuck,
  waiting: (row) => !row.ready && !isStuck(row),
  ready: (row) => row.ready && row.request !== 'requested' && row.request !== 'enabled',
  requested: (row) => row.request === 'requested',
  enabled: (row) => row.request === 'enabled',
}

/** How urgent a setup is for the CSM; the smaller the sooner. */
function urgency(row: ProgressRowView): number {
  // SSL that is on, or about to be, over links that do not work.
  if ((row.request === 'requested' || row.request === 'enabled') && isStuck(row)) return 0
  if (row.request === 'requested') return 2
  if (row.request === 'enabled') return 5
  if (isStuck(row)) return 1
  return row.ready ? 4 : 3
}

/** The setups that a filter lets through, worst first; among equals, the one that has stood still longest. */
export function arrangeProgress(rows: readonly ProgressRowView[], filter: ProgressFilter): ProgressRowView[] {
  return rows
    .filter(belongs[filter])
    .toSorted((a, b) => urgency(a) - urgency(b) || a.lastMovementAt.localeCompare(b.lastMovementAt) || a.setupId.localeCompare(b.setupId))
}
