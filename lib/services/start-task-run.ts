import type { HandOffGrant } from '#lib/auth/actor.ts'
import { database } from '#lib/store/database.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { type TaskRun, type Tasks, tasksOf } from '#lib/wizard/hand-over/tasks.ts'
import { handOffGrantOf } from './authorise.ts'
import type { Context } from './context.ts'
import { type StartRunResult, startRunAs } from './start-run.ts'

/** `nothing-due`: there is nothing of theirs to look at now. */
export type StartTaskRunResult = StartRunResult | { ok: false; reason: 'nothing-due' }

/** Has one of an admin's tasks looked at again. Nothing else of the setup can be asked for. */
export async function startTaskRun(context: Context, handOffId: string, asked: TaskRun): Promise<StartTaskRunResult> {
  const grant = handOffGrantOf(context, handOffId)
  const tasks = grant && (await readTasks(grant))
  const allowed = tasks?.allowed.find(({ kind, linkHostId }) => kind === asked.kind && linkHostId === asked.linkHostId)
  return grant && allowed ? startRunAs(grant.role, grant.setupId, allowed) : { ok: false, reason: 'not-found' }
}

/** Has all that is due looked at; with `linkHostId` what is due of that host. */
export async function startDueRuns(grant: HandOffGrant, linkHostId?: string): Promise<StartTaskRunResult> {
  const tasks = await readTasks(grant)
  if (!tasks) return { ok: false, reason: 'not-found' }
  const due = tasks.due.filter((run) => linkHostId === undefined || run.linkHostId === linkHostId)
  const results: StartRunResult[] = []
  for (const run of due) results.push(await startRunAs(grant.role, grant.setupId, run))
  return results.find(({ ok }) => ok) ?? results[0] ?? { ok: false, reason: 'nothing-due' }
}

async function readTasks(grant: HandOffGrant): Promise<Tasks | undefined> {
  const setup = await loadSetup(await database(), grant.setupId)
  return setup && tasksOf(setup, grant.role, new Date())
}
