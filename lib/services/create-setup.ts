import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import { issueLink } from '#lib/auth/issue-link.ts'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { insertRun, lastRunOf, lockHostname } from '#lib/store/queries/runs.ts'
import { insertSetup } from '#lib/store/queries/setups.ts'
import { enqueue, openQueue } from '#lib/store/queue.ts'
import { type StartField, startFields } from '#lib/wizard/forms/fields.ts'
import { type FormView, formWith, type RawForm, readValues } from '#lib/wizard/forms/form.ts'
import { parseStart } from '#lib/wizard/forms/parse-start.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { OutlookInput } from '#lib/wizard/why/outlook-input.ts'
import type { Context, FormResult } from './context.ts'
import { newReference } from './reference.ts'
import { mayStart, networkOf } from './start-limit.ts'
import { hostWaitMs } from './start-run.ts'

export type CreateSetupResult =
  | FormResult<StartField, { setupId: string; resumeToken: string; resumeUrl: string /** a first look is under way */; looking: boolean }>
  /** customers have started as many of late as we let them; the form has what was typed */
  | { ok: false; reason: 'too-many'; form: FormView<StartField> }

/**
 * Starts a setup, by the customer or by a CSM for one. The resume link is shown
 * this once: only its hash is kept. A customer's action then hands `resumeToken`
 * to `openLink`, which sets the cookie. Anybody may start one, so customers are
 * held to a number of starts; a CSM is not.
 */
export async function createSetup(context: Context, raw: RawForm): Promise<CreateSetupResult> {
  const parsed = parseStart(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { customerName, sample } = parsed.answer
  const createdBy = context.grants.csm ? 'csm' : 'customer'
  const startedFrom = createdBy === 'customer' ? networkOf(context.address) : undefined
  const [setupId, now] = [randomUUID(), new Date()]
  const [db, queue] = [await database(), sample && (await openQueue())]
  const resumeToken = await db.transaction(async (tx) => {
    if (createdBy === 'customer' && !(await mayStart(tx, startedFrom, now))) return undefined
    await insertSetup(tx, {
      id: setupId,
      reference: newReference(),
      customerName,
      createdBy,
      startedFrom,
      createdAt: now,
      lastMovementAt: now,
    })
    await recordEvent(tx, { setupId, actor: createdBy, kind: 'setup-started', params: { name: customerName }, at: now })
    if (sample && queue) await lookAtFirst(tx, queue, setupId, sample, now)
    return issueLink(tx, 'resume', setupId)
  })
  if (!resumeToken) return { ok: false, reason: 'too-many', form: formWith(startFields, readValues(startFields, raw)) }
  return { ok: true, looking: sample !== null, setupId, resumeToken, resumeUrl: `${context.origin}${paths.resume(resumeToken)}` }
}

/**
 * The first look at what was given, with the setup in one transaction. A host that somebody
 * looked at a moment ago gets no place in the queue: the sweep takes the run up a little later.
 */
async function lookAtFirst(tx: Database, queue: PgBoss, setupId: string, sample: OutlookInput, now: Date): Promise<void> {
  const id = randomUUID()
  await lockHostname(tx, sample.hostname)
  const isRested = hostWaitMs(await lastRunOf(tx, sample.hostname), now) === 0
  await insertRun(tx, {
    id,
    setupId,
    linkHostId: null,
    kind: 'outlook',
    hostname: sample.hostname,
    target: null,
    input: sample,
    createdAt: now,
  })
  if (isRested) await enqueue(queue, tx, 'check-run', { runId: id })
}
