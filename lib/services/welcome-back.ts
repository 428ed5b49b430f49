import { logFault } from '#lib/auth/log-fault.ts'
import { database } from '#lib/store/database.ts'
import { eventsOf } from '#lib/store/queries/events.ts'
import { lastVisit } from '#lib/store/queries/visits.ts'
import { openQueue, postpone } from '#lib/store/queue.ts'
import { changesSince, type WelcomeView } from '#lib/wizard/overview/changes-since.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'

/** How long a visit lasts, in seconds: whoever comes back within it has not been away. */
export const visitSeconds = 30 * 60

/**
 * What has changed since this visitor's last visit; null at the first one, and for a CSM,
 * who holds no link of the setup. That they were here is noted when the visit is over, so
 * that loading the page again does not lose what it says.
 */
export async function welcomeBack(context: Context, setupId: string, viewer: SetupView['viewer'], now: Date): Promise<WelcomeView | null> {
  const { sessionId } = context.grants
  if (!sessionId) return null
  const db = await database()
  const seenAt = await lastVisit(db, sessionId, setupId)
  if (seenAt === undefined) return null
  if (!seenAt || now.getTime() - seenAt.getTime() > visitSeconds * 1000) {
    const visit = { sessionId, setupId, at: now.toISOString() }
    const noted = openQueue().then((queue) =>
      postpone(queue, 'note-visit', visit, { key: `${sessionId} ${setupId}`, seconds: visitSeconds }),
    )
    // A visit that cannot be noted keeps nobody from the page.
    await noted.catch(logFault)
  }
  return seenAt && changesSince(await eventsOf(db, setupId), seenAt, viewer, now)
}
