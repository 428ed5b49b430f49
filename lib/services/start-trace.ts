import { randomUUID } from 'node:crypto'
import { hostOf, webAddress } from '#lib/engine/evidence/trace-step.ts'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { countRunsSince, insertRun, lastRunOf, lockHostname } from '#lib/store/queries/runs.ts'
import { loadSetup, lockSetup } from '#lib/store/queries/setups.ts'
import { findTrace } from '#lib/store/queries/traces.ts'
import { enqueue, openQueue } from '#lib/store/queue.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import type { LinkChange } from '#lib/wizard/forms/typed-link.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { targetOf } from '#lib/wizard/target-of.ts'
import { groupsOf } from '#lib/wizard/trace/mail-view.ts'
import { mostLinksOfRun, type TraceInput } from '#lib/wizard/trace/model.ts'
import { parseLink } from '#lib/wizard/trace/parse-link.ts'
import { linkProblems } from '#lib/words/en/x-ray.ts'
import { editorOf, isId } from './authorise.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'
import { hostWaitMs, mostRunsOfSetup, setupWindowMs } from './start-run.ts'

export type StartTraceResult =
  | { ok: true; runId: string }
  /** what to say beside the field; `otherHost`: the link is on none of the setup's hosts and needs the visitor's word */
  | { ok: false; reason: 'form'; message: string; otherHost: boolean }
  | { ok: false; reason: 'too-soon'; retryAfterMs: number }
  | { ok: false; reason: 'not-found' | 'no-esp' }

/** Begins to follow the link that was pasted; each time counts as a click. */
export async function startTrace(context: Context, setupId: string, raw: RawForm): Promise<StartTraceResult> {
  const read = editorOf(context, setupId) ? await readSetup(context, setupId) : null
  if (!read) return { ok: false, reason: 'not-found' }
  const parsed = parseLink(raw, hostnames(read.setup))
  return parsed.ok ? begin(context, setupId, [parsed.url], parsed.changes) : { ...parsed, reason: 'form' }
}

/** Begins to follow links of a mail that was read before, chosen by their place in its list. */
export async function startMailTrace(
  context: Context,
  setupId: string,
  mailId: string,
  chosen: readonly string[],
): Promise<StartTraceResult> {
  const read = editorOf(context, setupId) && isId(mailId) ? await readSetup(context, setupId) : null
  const run = read && (await findTrace(await database(), setupId, mailId))
  if (!read || run?.input.kind !== 'mail') return { ok: false, reason: 'not-found' }
  const { links } = run.input.mail
  const followable = groupsOf(run.input.mail.links, hostnames(read.setup)).flatMap((group) => group.links.filter((link) => link.followable))
  const urls = new Set(followable.filter(({ index }) => chosen.includes(String(index))).map(({ index }) => links[index]?.url ?? ''))
  if (urls.size === 0 || urls.size > mostLinksOfRun) return { ok: false, reason: 'form', message: linkProblems.choose, otherHost: false }
  return begin(
    context,
    setupId,
    [...urls].flatMap((url) => webAddress(url) ?? []),
  )
}

const hostnames = ({ hosts }: SetupModel): string[] => hosts.map(({ hostname }) => hostname)

/** Run, event and place in the queue in one transaction, within the limits of all runs. */
async function begin(context: Context, setupId: string, urls: readonly URL[], changes?: LinkChange[]): Promise<StartTraceResult> {
  const actor = editorOf(context, setupId)
  const [first] = urls
  if (!actor || !first) return { ok: false, reason: 'not-found' }
  const [db, queue] = [await database(), await openQueue()]
  return db.transaction(async (tx): Promise<StartTraceResult> => {
    const setup = (await lockSetup(tx, setupId)) ? await loadSetup(tx, setupId) : undefined
    if (!setup) return { ok: false, reason: 'not-found' }
    const target = baseOf(setup, hostOf(first))
    if (!target) return { ok: false, reason: 'no-esp' }
    const waitMs = await pauseOf(tx, setupId, urls)
    if (waitMs > 0) return { ok: false, reason: 'too-soon', retryAfterMs: waitMs }
    const runId = randomUUID()
    const createdAt = new Date()
    const input: TraceInput = { kind: 'links', urls: urls.map(({ href }) => href), ...(changes ? { changes } : {}) }
    await insertRun(tx, { id: runId, setupId, linkHostId: null, kind: 'trace', hostname: target.hostname, target, input, createdAt })
    await recordEvent(tx, { setupId, actor, kind: 'run-started', params: { hostname: target.hostname, kind: 'trace' }, at: createdAt })
    await enqueue(queue, tx, 'check-run', { runId })
    return { ok: true, runId }
  })
}

/** How long to wait until all hosts of the links may be looked at, and the setup may have one more run, milliseconds. */
async function pauseOf(tx: Database, setupId: string, urls: readonly URL[]): Promise<number> {
  const now = new Date()
  if ((await countRunsSince(tx, setupId, new Date(now.getTime() - setupWindowMs))) >= mostRunsOfSetup) return 60_000
  let waitMs = 0
  for (const hostname of [...new Set(urls.map(hostOf))].sort()) {
    await lockHostname(tx, hostname)
    waitMs = Math.max(waitMs, hostWaitMs(await lastRunOf(tx, hostname), now))
  }
  return waitMs
}

/** What is known of the setup's ESP and CDN, to recognise their answers by. */
function baseOf(setup: SetupModel, hostname: string) {
  const host = setup.hosts.find((candidate) => candidate.hostname === hostname) ?? { hostname, edgeName: null, links: [] }
  const target = targetOf('check', host, setup.answers, setup.records)
  return target && { ...target, links: [] }
}
