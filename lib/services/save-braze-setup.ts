import { putAnswer, putLinkHosts } from '#lib/store/queries/answers.ts'
import type { BrazeSetupField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { parseBrazeSetup } from '#lib/wizard/forms/parse-braze-setup.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { editorOf } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'

/** Saves step 1. */
export async function saveBrazeSetup(context: Context, setupId: string, raw: RawForm): Promise<FormResult<BrazeSetupField>> {
  if (!editorOf(context, setupId)) return { ok: false, reason: 'not-found' }
  const parsed = parseBrazeSetup(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { linkHosts, ...answer } = parsed.answer
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    await putAnswer(tx, setupId, 'braze-setup', answer, now)
    await putLinkHosts(tx, setupId, linkHosts, now)
    return { kind: 'step-saved', params: { step: stepTitles['braze-setup'] } }
  })
  return saved ? { ok: true } : { ok: false, reason: 'not-found' }
}
