import { setLinkHost } from '#lib/store/queries/answers.ts'
import type { CdnSetupField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { parseCdnSetup } from '#lib/wizard/forms/parse-cdn-setup.ts'
import { chosenCdn } from '#lib/wizard/target-of.ts'
import { linkChangesWords } from '#lib/words/en/typed-links.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { editorOf } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'
import { readSetup } from './read-setup.ts'

/** The links as they were taken, and what was done to them, in words; absent where nothing was. */
interface SavedLinks {
  mended?: { links: readonly string[]; said: readonly string[] }
}

/** Saves step 5 of one link host: the edge's own name and real tracked links. */
export async function saveCdnSetup(context: Context, setupId: string, raw: RawForm): Promise<FormResult<CdnSetupField, SavedLinks>> {
  const read = editorOf(context, setupId) ? await readSetup(context, setupId) : null
  const host = read?.setup.hosts.find(({ id }) => id === raw.linkHostId)
  if (!read || !host) return { ok: false, reason: 'not-found' }
  const parsed = parseCdnSetup(raw, host.hostname, chosenCdn(read.setup.answers))
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const saved = await changeSetup(context, setupId, async (tx) => {
    const found = await setLinkHost(tx, setupId, host.id, parsed.answer)
    return found ? { kind: 'step-saved', params: { step: `${stepTitles['cdn-setup']} (${host.hostname})` } } : null
  })
  if (!saved) return { ok: false, reason: 'not-found' }
  const { answer, changes } = parsed
  return { ok: true, ...(changes ? { mended: { links: answer.links, said: linkChangesWords(changes) } } : {}) }
}
