import { putAnswer } from '#lib/store/queries/answers.ts'
import type { PathField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { parsePath } from '#lib/wizard/forms/parse-path.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { editorOf } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'

/** Saves step 4: who holds the certificate and forwards. */
export async function savePath(context: Context, setupId: string, raw: RawForm): Promise<FormResult<PathField>> {
  if (!editorOf(context, setupId)) return { ok: false, reason: 'not-found' }
  const parsed = parsePath(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    await putAnswer(tx, setupId, 'cdn-and-certificate', parsed.answer, now)
    return { kind: 'step-saved', params: { step: stepTitles['cdn-and-certificate'] } }
  })
  return saved ? { ok: true } : { ok: false, reason: 'not-found' }
}
