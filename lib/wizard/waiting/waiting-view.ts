import type { RunModel, SetupModel } from '#lib/wizard/model.ts'
import { paths } from '#lib/wizard/paths.ts'
import { isGreen, isLookedFor, isWatched, runsOf } from './green.ts'
import { type LookSubject, readLook, readResult } from './look.ts'
import { outcomeKey } from './outcome.ts'
import { agreement } from './propagation.ts'
import { nextLook, pausedSince } from './schedule.ts'

/** What a page says of a result while it is waited for. Times are RFC 3339 in UTC. */
export interface WaitingView extends LookSubject {
  /** the finished run that is shown */
  runId: string
  /** changes when something else was found */
  outcome: string
  green: boolean
  /** where the page asks for the next look */
  lookHref: string
  /** milliseconds until it may; null: nothing is waited for */
  nextInMs: number | null
  /** when the wizard looks by itself, also while no page is open; null: it does not */
  watch: { nextAt: string } | { pausedSince: string } | null
  /** until when caches may differ; `everywhere`: all there are, else only those that were asked */
  agree: { by: string; everywhere: boolean } | null
  /** who is told by mail */
  mails: { id: string; address: string }[]
  /** when this was made: the page counts from it */
  madeAt: string
}

/** When a page that shows this run may look again. */
export function lookTimes(run: RunModel, now: Date): { at: Date; looks: number } {
  const finishedAt = run.finishedAt ?? run.createdAt
  return nextLook({ finishedAt, look: readLook(run.input), caches: readResult(run.result)?.caches ?? null }, now)
}

/** How a subject is waited for; null while a run that somebody asked for goes on, and before the first one. Pure. */
export function waitingView(setup: SetupModel, subject: LookSubject, now: Date): WaitingView | null {
  const { newest, finished: run } = runsOf(setup, subject)
  if (!run || newest?.id !== run.id) return null
  const { kind, linkHostId } = subject
  const green = isGreen(setup, subject, now)
  const isAwaited = !green && isLookedFor(setup, subject, now)
  return {
    kind,
    linkHostId,
    runId: run.id,
    outcome: outcomeKey(run),
    green,
    lookHref: paths.look(setup.id, subject),
    nextInMs: isAwaited ? Math.max(0, lookTimes(run, now).at.getTime() - now.getTime()) : null,
    watch: isWatched(setup, subject, now) ? watchView(setup, subject, run) : null,
    agree: agreement(readResult(run.result), now),
    mails: setup.greenMails
      .filter((mail) => mail.kind === kind && mail.linkHostId === linkHostId)
      .map(({ id, address }) => ({ id, address })),
    madeAt: now.toISOString(),
  }
}

function watchView({ watches }: SetupModel, { kind, linkHostId }: LookSubject, run: RunModel): WaitingView['watch'] {
  const watch = watches.find((one) => one.kind === kind && one.linkHostId === linkHostId)
  if (!watch) return null
  if (watch.nextAt) return { nextAt: watch.nextAt.toISOString() }
  return { pausedSince: pausedSince(watch.startedAt, run.verdict === 'ready').toISOString() }
}
