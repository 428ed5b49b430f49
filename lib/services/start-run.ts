import { randomUUID } from 'node:crypto'
import type { Actor } from '#lib/auth/actor.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { countRunsSince, insertRun, lastRunOf, lockHostname, unfinishedRun } from '#lib/store/queries/runs.ts'
import { loadSetup, lockSetup } from '#lib/store/queries/setups.ts'
import { adoptLook } from '#lib/store/queries/watches.ts'
import { enqueue, openQueue } from '#lib/store/queue.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { targetOf } from '#lib/wizard/target-of.ts'
import type { RunKind } from '#lib/wizard/view.ts'
import { type OutlookInput, readOutlookInput } from '#lib/wizard/why/outlook-input.ts'
import { editorOf } from './authorise.ts'
import type { Context } from './context.ts'
import { lookSubjects } from './look-subjects.ts'

const kinds: readonly RunKind[] = ['records', 'rehearsal', 'check', 'outlook']

/** What to look at; without `linkHostId` a rehearsal or a check covers every link host. */
export interface RunRequest {
  kind: RunKind
  linkHostId?: string
  /** for an outlook: what to look at, where it is not what was looked at before */
  sample?: OutlookInput
}

export type StartRunResult =
  /** the runs begun, or those already under way for the same host */
  | { ok: true; runIds: string[] }
  /** the same host was looked at less than 3 s ago, or the setup has had many runs of late */
  | { ok: false; reason: 'too-soon'; retryAfterMs: number }
  /** `no-esp`, `no-records`, `no-edge`: an answer is missing that the run needs */
  | { ok: false; reason: 'not-found' | 'no-esp' | 'no-records' | 'no-edge' }

/** One host is looked at this often at most, whoever asks, milliseconds. */
const hostPauseMs = 3000
/** How long a host is still to be left alone after it was looked at, milliseconds. */
export const hostWaitMs = (last: Date | undefined, now: Date): number =>
  last ? Math.max(0, last.getTime() + hostPauseMs - now.getTime()) : 0

/** Runs of one setup within `setupWindowMs`: plenty for people, little for a scanner. */
export const mostRunsOfSetup = 120
export const setupWindowMs = 10 * 60 * 1000

/** Who may have something looked at: everybody but a reader. */
type RunActor = Exclude<Actor['kind'], 'reviewer'>

/** One thing to look at. */
interface Subject {
  linkHostId: string | null
  hostname: string
  target: Target | null
  input?: OutlookInput
}

/**
 * Starts runs and returns at once: run, event and place in the queue in one transaction;
 * their rows come by the stream, or by reading the run again.
 */
export async function startRun(context: Context, setupId: string, request: RunRequest): Promise<StartRunResult> {
  const actor = editorOf(context, setupId)
  return actor ? startRunAs(actor, setupId, request) : { ok: false, reason: 'not-found' }
}

/** The same by whoever was found to be allowed to. */
export async function startRunAs(actor: RunActor, setupId: string, request: RunRequest): Promise<StartRunResult> {
  // What comes from a client need not be what its type says.
  if (!kinds.includes(request.kind)) return { ok: false, reason: 'not-found' }
  const [db, queue] = [await database(), await openQueue()]
  return db.transaction(async (tx): Promise<StartRunResult> => {
    const setup = (await lockSetup(tx, setupId)) ? await loadSetup(tx, setupId) : undefined
    if (!setup) return { ok: false, reason: 'not-found' }
    const subjects = subjectsOf(setup, request)
    if (!Array.isArray(subjects)) return subjects
    const recent = await countRunsSince(tx, setupId, new Date(Date.now() - setupWindowMs))
    if (recent + subjects.length > mostRunsOfSetup) return { ok: false, reason: 'too-soon', retryAfterMs: 60_000 }
    const starts = []
    // In one order everywhere, so that two starts never wait for each other's hosts.
    const inOrder = subjects.toSorted((a, b) => (a.hostname < b.hostname ? -1 : 1))
    for (const subject of inOrder) starts.push(await startOne(tx, setupId, request.kind, subject, actor))
    const fresh = starts.flatMap((start) => ('runId' in start && start.isNew ? [start.runId] : []))
    // Everybody's first host comes before anybody's second, so that nobody waits behind somebody's long list.
    for (const [place, runId] of fresh.entries()) await enqueue(queue, tx, 'check-run', { runId }, -place)
    return summarise(starts)
  })
}

type Start = { runId: string; isNew: boolean } | { waitMs: number }

/** The run and its event; or the run that is under way; or how long to wait. */
async function startOne(tx: Database, setupId: string, kind: RunKind, subject: Subject, actor: RunActor): Promise<Start> {
  const { linkHostId, hostname, target, input } = subject
  const underWay = await unfinishedRun(tx, setupId, kind, linkHostId)
  if (underWay) {
    // Somebody asks for what the wizard is just doing by itself: from here on it is theirs.
    const adopted = await adoptLook(tx, underWay)
    if (adopted) await recordEvent(tx, { setupId, actor, kind: 'run-started', params: { hostname, kind }, at: new Date() })
    return { runId: underWay, isNew: false }
  }
  await lockHostname(tx, hostname)
  const now = new Date()
  // A press is never refused for what the wizard does by itself.
  const waitMs = hostWaitMs(await lastRunOf(tx, hostname), now)
  if (waitMs > 0) return { waitMs }
  const runId = randomUUID()
  await insertRun(tx, { id: runId, setupId, linkHostId, kind, hostname, target, input, createdAt: now })
  await recordEvent(tx, { setupId, actor, kind: 'run-started', params: { hostname, kind }, at: now })
  return { runId, isNew: true }
}

/** A start of several hosts is refused only when none of them could be started. */
function summarise(starts: readonly Start[]): StartRunResult {
  const runIds = starts.flatMap((start) => ('runId' in start ? [start.runId] : []))
  if (runIds.length > 0) return { ok: true, runIds }
  return { ok: false, reason: 'too-soon', retryAfterMs: Math.max(0, ...starts.map((start) => ('waitMs' in start ? start.waitMs : 0))) }
}

type Missing = Exclude<StartRunResult, { ok: true }>

function subjectsOf(setup: SetupModel, { kind, linkHostId, sample }: RunRequest): Subject[] | Missing {
  if (kind === 'outlook') return outlookSubjects(setup, sample)
  const subjects = lookSubjects(setup, { kind, linkHostId })
  return Array.isArray(subjects) ? subjects : { ok: false, reason: subjects }
}

/** A first look is at every link host; before there are any, at what was given. */
function outlookSubjects(setup: SetupModel, sample: OutlookInput | undefined): Subject[] | Missing {
  const given = sample ?? readOutlookInput(setup.outlook.newest?.input)
  if (setup.hosts.length === 0) {
    return given ? [{ linkHostId: null, hostname: given.hostname, target: null, input: given }] : { ok: false, reason: 'not-found' }
  }
  return setup.hosts.map((host) => ({
    linkHostId: host.id,
    hostname: host.hostname,
    target: targetOf('check', host, setup.answers, setup.records),
    input: { hostname: host.hostname, given: 'link' },
  }))
}
