import type { SetupModel } from './model.ts'

/** Where the records that Braze handed out stand. */
export type RecordsState = 'not-entered' | 'said-verified' | 'not-verified' | 'checking' | 'passed' | 'waiting' | 'failed' | 'unknown'

/**
 * `waiting`: right at the zone's servers, not yet everywhere. `unknown`: we could
 * not look. A run counts only for exactly the records that are entered now.
 */
export function recordsState(setup: SetupModel): RecordsState {
  const entered = setup.answers['dns-records']
  if (!entered) return 'not-entered'
  if (entered.source === 'already-verified') return 'said-verified'
  if (setup.records.length === 0) return 'not-entered'
  const { newest, finished } = setup.recordsRun
  if (newest && newest.state !== 'finished') return 'checking'
  if (!finished) return 'not-verified'
  const verdicts = setup.records.map(({ id }) => finished.rows.find((row) => row.id === id)?.verdict)
  if (verdicts.includes('fail')) return 'failed'
  if (verdicts.some((verdict) => verdict === undefined)) return 'not-verified'
  if (verdicts.some((verdict) => verdict === 'unknown' || verdict === 'not-checked')) return 'unknown'
  return verdicts.includes('warn') ? 'waiting' : 'passed'
}
