import type { Actor } from '#lib/auth/actor.ts'
import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { lockSetup } from '#lib/store/queries/setups.ts'
import type { EventKind } from '#lib/words/en/wizard.ts'
import { editorOf } from './authorise.ts'
import type { Context } from './context.ts'

/** What a change did, for the history. */
interface Change {
  kind: EventKind
  params: Record<string, string>
}

/**
 * Changes a setup and notes the event, in one transaction; one change of a setup at a time.
 * @param change gives the event, or null to leave everything as it was
 * @returns false where there is no setup that this visitor may change, or the change gave null
 */
export async function changeSetup(
  context: Context,
  setupId: string,
  change: (tx: Database, now: Date) => Promise<Change | null>,
): Promise<boolean> {
  const actor = editorOf(context, setupId)
  return actor ? changeSetupAs(actor, setupId, change) : false
}

/** The same by whoever was found to be allowed to. */
export async function changeSetupAs(
  actor: Exclude<Actor['kind'], 'reviewer'>,
  setupId: string,
  change: (tx: Database, now: Date) => Promise<Change | null>,
): Promise<boolean> {
  const db = await database()
  return db.transaction(async (tx) => {
    if (!(await lockSetup(tx, setupId))) return false
    const at = new Date()
    const event = await change(tx, at)
    if (event) await recordEvent(tx, { setupId, actor, ...event, at })
    return event !== null
  })
}
