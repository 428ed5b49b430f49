import { database } from '#lib/store/database.ts'
import { findLiveHandOff } from '#lib/store/queries/hand-offs.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { tasksView } from '#lib/wizard/hand-over/tasks-view.ts'
import type { TasksView } from '#lib/wizard/hand-over/view.ts'
import { handOffGrantOf } from './authorise.ts'
import type { Context } from './context.ts'

/** The tasks that were handed to this visitor; null where there are none, or not any more. */
export async function getTasks(context: Context, handOffId: string): Promise<TasksView | null> {
  const grant = handOffGrantOf(context, handOffId)
  if (!grant) return null
  const [db, now] = [await database(), new Date()]
  const handOff = await findLiveHandOff(db, grant.id, now)
  const setup = handOff && (await loadSetup(db, handOff.setupId))
  return handOff && setup ? tasksView(handOff, setup, now) : null
}
