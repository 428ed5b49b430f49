import { database } from '#lib/store/database.ts'
import { newestMail } from '#lib/store/queries/traces.ts'
import { testMailView } from '#lib/wizard/trace/result-view.ts'
import type { TestMailView } from '#lib/wizard/trace/view.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

/** What the newest test mail of a setup shows, or that there was none; null where this visitor may not see the setup. */
export async function getTestMail(context: Context, setupId: string): Promise<TestMailView | null> {
  const read = await readSetup(context, setupId)
  return read && testMailView(await newestMail(await database(), setupId), read.setup)
}
