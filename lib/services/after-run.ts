import type { Database } from '#lib/store/handle.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import type { ClaimedRun } from '#lib/store/queries/run-work.ts'
import { findRun } from '#lib/store/queries/runs.ts'
import { loadSetups } from '#lib/store/queries/setups.ts'
import { dropRun, putResult, putWatch, runBefore } from '#lib/store/queries/watches.ts'
import type { RunModel, SetupModel } from '#lib/wizard/model.ts'
import { sameTarget } from '#lib/wizard/target-of.ts'
import { isWatched } from '#lib/wizard/waiting/green.ts'
import { isLookKind, type LookResult, type LookSubject, readLook, readResult } from '#lib/wizard/waiting/look.ts'
import { detailKey, outcomeKey } from '#lib/wizard/waiting/outcome.ts'
import { cachesOfHost, cachesOfRecords, changesSince } from '#lib/wizard/waiting/propagation.ts'
import { nextWatch } from '#lib/wizard/waiting/schedule.ts'
import { mailIfGreen } from './mail-if-green.ts'

/**
 * What follows from a run that has just ended, in its transaction, which holds the setup:
 * the line in the history, when the wizard looks again, and the mails to those who wait for
 * green. A look by itself that found what the one before did leaves no line, and takes its
 * place where that, too, had found nothing new: the first and the last of them tell all.
 */
export async function afterRun(tx: Database, { id, setupId, kind, hostname }: ClaimedRun, at: Date): Promise<void> {
  const run = await findRun(tx, id)
  if (!run) return
  const event = {
    setupId,
    actor: 'job',
    kind: 'run-finished',
    params: { hostname, kind, verdict: run.verdict ?? 'could-not-check' },
    at,
  } as const
  if (!isLookKind(kind)) return recordEvent(tx, event)
  const subject = { kind, linkHostId: run.linkHostId }
  const before = await runBefore(tx, setupId, subject, id)
  const byItself = readLook(run.input) !== null
  if (!byItself || !before || outcomeKey(before) !== outcomeKey(run)) await recordEvent(tx, event)
  const [setup] = await loadSetups(tx, [setupId], { evidence: false })
  if (!setup) return
  const result = resultOf(run, before, setup)
  await putResult(tx, id, result)
  if (before && byItself && result.same && readLook(before.input) && readResult(before.result)?.same) await dropRun(tx, before.id)
  if (isWatched(setup, subject, at)) await watchOn(tx, setup, subject, { run, before, result, at })
  if (run.verdict === 'ready') await mailIfGreen(tx, setup, subject, at)
}

function resultOf(run: RunModel, before: RunModel | undefined, setup: SetupModel): LookResult {
  const earlier = before ? { evidence: before.evidence, result: readResult(before.result) } : null
  const same = before !== undefined && detailKey(before) === detailKey(run)
  if (run.kind === 'rehearsal' || !run.evidence) return { changes: [], caches: null, same }
  const caches = run.kind === 'records' ? cachesOfRecords(setup.records, run, run.evidence) : cachesOfHost(run)
  return { changes: changesSince(earlier, run.evidence), caches, same }
}

interface Ended {
  run: RunModel
  before: RunModel | undefined
  result: LookResult
  at: Date
}

/** The wait begins anew where somebody asked, where the answers have changed, and where red turned green or green red. */
async function watchOn(tx: Database, setup: SetupModel, subject: LookSubject, { run, before, result, at }: Ended): Promise<void> {
  const watch = setup.watches.find(({ kind, linkHostId }) => kind === subject.kind && linkHostId === subject.linkHostId)
  const green = run.verdict === 'ready'
  const goesOn =
    readLook(run.input) !== null && before !== undefined && (before.verdict === 'ready') === green && sameTarget(before.target, run.target)
  const startedAt = goesOn && watch ? watch.startedAt : at
  await putWatch(tx, setup.id, subject, { startedAt, nextAt: nextWatch({ startedAt, green, caches: result.caches }, at) })
}
