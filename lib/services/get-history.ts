import { database } from '#lib/store/database.ts'
import { eventsOf } from '#lib/store/queries/events.ts'
import type { EventView } from '#lib/wizard/view.ts'
import { actorWords, type EventKind, eventWords } from '#lib/words/en/wizard.ts'
import { viewerOf } from './authorise.ts'
import type { Context } from './context.ts'

/** What happened in a setup, newest first; null where there is none that this visitor may see. */
export async function getHistory(context: Context, setupId: string): Promise<EventView[] | null> {
  if (!viewerOf(context, setupId)) return null
  const events = await eventsOf(await database(), setupId)
  return events.flatMap(({ id, at, actor, kind, params }) => {
    const write: (params: Record<string, string>) => string = eventWords[kind as EventKind]
    return write ? [{ id, at: at.toISOString(), by: actorWords[actor], sentence: write(params) }] : []
  })
}
