import { database } from '#lib/store/database.ts'
import { tracesOf } from '#lib/store/queries/traces.ts'
import { entryView } from '#lib/wizard/trace/result-view.ts'
import type { XRayView } from '#lib/wizard/trace/view.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

const mostListed = 20

/** The page where links and mails are handed in, with what was looked through before; null where this visitor may not see the setup. */
export async function getXRay(context: Context, setupId: string): Promise<XRayView | null> {
  const read = await readSetup(context, setupId)
  if (!read) return null
  const { id, customerName, hosts, answers } = read.setup
  const linkHosts = hosts.map(({ hostname }) => hostname)
  const entries = await tracesOf(await database(), setupId, mostListed)
  return {
    setupId: id,
    customerName,
    viewer: read.viewer,
    ready: answers['braze-setup'] !== undefined,
    entries: entries.map((entry) => entryView(entry, setupId, linkHosts)),
  }
}
