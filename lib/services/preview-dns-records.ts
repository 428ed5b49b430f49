import { z } from 'zod'
import { database } from '#lib/store/database.ts'
import { loadSetups } from '#lib/store/queries/setups.ts'
import { longestPaste } from '#lib/wizard/records/review/faults.ts'
import { pasteContextOf } from '#lib/wizard/records/review/paste-context.ts'
import { type PasteView, pasteView } from '#lib/wizard/views/paste-view.ts'
import { editorOf } from './authorise.ts'
import type { Context } from './context.ts'

/** One character more than is read, so that what is too long is told as such. */
const pasted = z.string().max(longestPaste + 1)

/** How a text would be read, while it is typed; nothing is stored. Null where this visitor could not save it. */
export async function previewDnsRecords(context: Context, setupId: string, text: string): Promise<PasteView | null> {
  const parsed = pasted.safeParse(text)
  if (!parsed.success || !editorOf(context, setupId)) return null
  const [setup] = await loadSetups(await database(), [setupId], { evidence: false })
  const paste = setup && pasteContextOf(setup)
  return paste ? pasteView(parsed.data, paste) : null
}
