import { z } from 'zod'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { unfinishedRun } from '#lib/store/queries/runs.ts'
import { loadSetups, lockSetup } from '#lib/store/queries/setups.ts'
import { countLooks } from '#lib/store/queries/watches.ts'
import { openQueue } from '#lib/store/queue.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { isGreen, isLookedFor, runsOf } from '#lib/wizard/waiting/green.ts'
import { type LookKind, type LookState, type LookSubject, lookKinds } from '#lib/wizard/waiting/look.ts'
import { lookTimes } from '#lib/wizard/waiting/waiting-view.ts'
import { editorOf, isId } from './authorise.ts'
import type { Context } from './context.ts'
import { isRunOf } from './run-sight.ts'
import { startLook } from './start-look.ts'

const requestSchema = z.object({ kind: z.enum(lookKinds), linkHostId: z.uuid().optional() })

/** Looks of one setup under way at once: a page with many link hosts takes them in turn. */
const mostLooksOfSetup = 2
/** How long a page waits whose turn has not come, milliseconds. */
const turnMs = 3000

/**
 * A page that is looked at asks for the next look. Whether it is due is decided here, from
 * what is stored: one run a subject at a time, the pause apart, however many pages ask; one
 * that is not due changes nothing. Null where this visitor may not, or it was no such question.
 */
export async function lookAgain(context: Context, setupId: string, asked: unknown): Promise<LookState | null> {
  const request = requestSchema.safeParse(asked)
  if (!request.success || !mayLook(context, setupId, request.data.kind)) return null
  const subject = { kind: request.data.kind, linkHostId: request.data.linkHostId ?? null }
  const db = await database()
  // While a run goes on pages ask every second: that is told without a lock.
  if (await unfinishedRun(db, setupId, subject.kind, subject.linkHostId)) return { run: null, looking: true, nextInMs: null }
  const [setup] = await loadSetups(db, [setupId], { evidence: false })
  if (!setup) return null
  const now = stand(setup, subject)
  return now.nextInMs === 0 ? startIfDue(db, setupId, subject) : now
}

const mayLook = (context: Context, setupId: string, kind: LookKind): boolean =>
  isId(setupId) &&
  (editorOf(context, setupId) !== null || context.grants.handOffs.some((grant) => grant.setupId === setupId && isRunOf(grant, kind)))

/** By what is stored; `nextInMs` 0: due. */
function stand(setup: SetupModel, subject: LookSubject): LookState {
  const now = new Date()
  const run = runsOf(setup, subject).finished
  if (!run || isGreen(setup, subject, now) || !isLookedFor(setup, subject, now))
    return { run: run?.id ?? null, looking: false, nextInMs: null }
  return { run: run.id, looking: false, nextInMs: Math.max(0, lookTimes(run, now).at.getTime() - now.getTime()) }
}

async function startIfDue(db: Database, setupId: string, subject: LookSubject): Promise<LookState | null> {
  const queue = await openQueue()
  return db.transaction(async (tx) => {
    const [setup] = (await lockSetup(tx, setupId)) ? await loadSetups(tx, [setupId], { evidence: false }) : []
    if (!setup) return null
    // Another page may have been faster.
    const state = stand(setup, subject)
    const run = runsOf(setup, subject).finished
    if (state.nextInMs !== 0 || !run) return state
    if ((await countLooks(tx, { setupId })) >= mostLooksOfSetup) return { ...state, nextInMs: turnMs }
    const started = await startLook(tx, queue, setup, subject, { by: 'page', looks: lookTimes(run, new Date()).looks })
    if (started.state === 'gone') return { ...state, nextInMs: null }
    return started.state === 'too-soon' ? { ...state, nextInMs: started.waitMs } : { ...state, looking: true, nextInMs: null }
  })
}
