import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { assess } from '#lib/engine/run/assess.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { database } from '#lib/store/database.ts'
import { type ClaimedRun, claimRun, finishRun, letGoOfRun, writeRows } from '#lib/store/queries/run-work.ts'
import { loadSetup, lockSetup } from '#lib/store/queries/setups.ts'
import { signalRun } from '#lib/store/run-signal.ts'
import type { RunModel } from '#lib/wizard/model.ts'
import type { ReportVerdict, RunRowView } from '#lib/wizard/view.ts'
import { checkRows } from '#lib/wizard/views/run-rows.ts'
import { readOutlookInput } from '#lib/wizard/why/outlook-input.ts'
import { afterRun } from './after-run.ts'
import { observeOutlook } from './observe-outlook.ts'
import { observeRecords } from './observe-records.ts'
import { observeToday } from './observe-today.ts'
import { observeTrace } from './observe-trace.ts'

/** How long one worker may have a run; the engine bounds itself well below. */
const leaseMs = 60_000
const longestMs = 45_000
/** A run that has cost this many processes their lives is not tried again. */
const mostAttempts = 3

/** How a run ends; `result` where the kind has a form of its own for it. */
export type Outcome = Pick<RunModel, 'verdict' | 'assessment' | 'evidence' | 'failure'> & { result?: unknown }

/** What performing a run came to; `not-ours`: finished, or somebody else has it. */
export type Performed = 'finished' | 'failed' | 'stopped' | 'not-ours'

/**
 * Performs a run that is queued or was left behind: observes, writes each line
 * as it is known, and ends it exactly once. A fault of ours ends it as "could
 * not check". Told to stop, it lets the run go, to be taken up again.
 * @throws when the database cannot be written; the lease then runs out
 */
export async function performRun(
  runId: string,
  vantage: Vantage,
  options: { signal: AbortSignal; onFault?: (error: unknown) => void },
): Promise<Performed> {
  const db = await database()
  const run = await claimRun(db, runId, new Date(), leaseMs)
  if (!run) return 'not-ours'
  const lines = new LineWriter(run)
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(longestMs), lines.lost])
  const [outcome, fault] = await attempt(() => observe(run, vantage, signal, lines))
  if (fault !== undefined) options.onFault?.(fault)
  await lines.settled()
  if (options.signal.aborted) {
    await letGoOfRun(db, run, new Date())
    return 'stopped'
  }
  const ended = await end(run, outcome)
  signalRun(run.id)
  if (!ended) return 'not-ours'
  return fault === undefined ? 'finished' : 'failed'
}

async function attempt(work: () => Promise<Outcome>): Promise<[Outcome, unknown]> {
  try {
    return [await work(), undefined]
  } catch (error) {
    return [couldNotCheck('internal'), error]
  }
}

const couldNotCheck = (failure: string): Outcome => ({ verdict: 'could-not-check', assessment: null, evidence: null, failure })

/** State, event, movement, the next look and the mails in one transaction; false when the run was taken over. */
async function end(run: ClaimedRun, outcome: Outcome): Promise<boolean> {
  const db = await database()
  const at = new Date()
  return db.transaction(async (tx) => {
    // First the setup, then the run, as those that start runs do: two that lock in different orders wait for each other.
    await lockSetup(tx, run.setupId)
    if (!(await finishRun(tx, run, outcome, at))) return false
    await afterRun(tx, run, at)
    return true
  })
}

async function observe(run: ClaimedRun, vantage: Vantage, signal: AbortSignal, lines: LineWriter): Promise<Outcome> {
  if (run.attempt > mostAttempts) return couldNotCheck('interrupted')
  if (run.kind === 'outlook') return firstLook(run, vantage, signal, lines)
  if (!run.target) return couldNotCheck('interrupted')
  if (run.kind === 'records') return observeHandedOut(run, vantage, signal, lines)
  if (run.kind === 'today') return lookToday(run, run.target, vantage, signal, lines)
  if (run.kind === 'trace')
    return (await observeTrace(run, vantage, { signal, onRows: (rows) => lines.add(rows) })) ?? couldNotCheck('interrupted')
  const { assessment, evidence } = await runCheck(run.target, vantage, {
    signal,
    onProgress: (soFar: Evidence) => lines.add(checkRows(assess(soFar), soFar, false)),
  })
  lines.add(checkRows(assessment, evidence, true))
  return { verdict: assessment.verdict, assessment, evidence, failure: null }
}

async function firstLook(run: ClaimedRun, vantage: Vantage, signal: AbortSignal, lines: LineWriter): Promise<Outcome> {
  const input = readOutlookInput(run.input)
  if (!input) return couldNotCheck('interrupted')
  const { rows, evidence } = await observeOutlook(input, run.target, vantage, { signal, onRows: (rows) => lines.add(rows) })
  lines.add(rows)
  return { verdict: rowsVerdict(rows), assessment: null, evidence, failure: null }
}

async function observeHandedOut(run: ClaimedRun, vantage: Vantage, signal: AbortSignal, lines: LineWriter): Promise<Outcome> {
  const setup = await loadSetup(await database(), run.setupId)
  if (!setup || !run.target) return couldNotCheck('interrupted')
  const { rows, evidence } = await observeRecords(setup.records, run.target, vantage, { signal, onRow: (row) => lines.add([row]) })
  return { verdict: rowsVerdict(rows), assessment: null, evidence, failure: null }
}

async function lookToday(run: ClaimedRun, target: Target, vantage: Vantage, signal: AbortSignal, lines: LineWriter): Promise<Outcome> {
  const setup = await loadSetup(await database(), run.setupId)
  if (!setup) return couldNotCheck('interrupted')
  const { rows, evidence } = await observeToday(setup, target, vantage, { signal, onRow: (row) => lines.add([row]) })
  return { verdict: rowsVerdict(rows), assessment: null, evidence, failure: null }
}

function rowsVerdict(rows: readonly RunRowView[]): ReportVerdict {
  const has = (verdict: RunRowView['verdict']) => rows.some((row) => row.verdict === verdict)
  if (has('fail') || has('warn')) return 'not-ready'
  return rows.length === 0 || has('unknown') ? 'could-not-check' : 'ready'
}

/** Writes changed lines one transaction after the other, in the order in which they came. */
class LineWriter {
  private readonly run: ClaimedRun
  private readonly written = new Map<string, string>()
  private readonly takenOver = new AbortController()
  private tail: Promise<unknown> = Promise.resolve()

  constructor(run: ClaimedRun) {
    this.run = run
  }

  /** Fires when another worker has taken the run over. */
  get lost(): AbortSignal {
    return this.takenOver.signal
  }

  add(rows: readonly RunRowView[]): void {
    const changed = rows.filter((row) => this.written.get(row.id) !== JSON.stringify(row))
    for (const row of changed) this.written.set(row.id, JSON.stringify(row))
    if (changed.length > 0) this.tail = this.tail.then(() => this.write(changed))
    // An error is met in `settled`; until then nobody else listens.
    this.tail.catch(() => {})
  }

  /** Resolves when all is written; rejects when something could not be. */
  settled(): Promise<unknown> {
    return this.tail
  }

  private async write(rows: readonly RunRowView[]): Promise<void> {
    const db = await database()
    const held = await db.transaction((tx) => writeRows(tx, this.run, rows))
    if (held) signalRun(this.run.id)
    else this.takenOver.abort()
  }
}
