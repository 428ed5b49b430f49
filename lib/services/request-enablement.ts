import { putAnswer } from '#lib/store/queries/answers.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { type EnablementField, enablementFields } from '#lib/wizard/forms/fields.ts'
import { fieldError, type RawForm, readValues } from '#lib/wizard/forms/form.ts'
import { parseEnablement } from '#lib/wizard/forms/parse-enablement.ts'
import { obstacles } from '#lib/wizard/readiness.ts'
import { editorOf } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'

/** Step 6: asks the CSM to switch SSL on. Refused unless every link host is proven ready. */
export async function requestEnablement(context: Context, setupId: string, raw: RawForm): Promise<FormResult<EnablementField>> {
  if (!editorOf(context, setupId)) return { ok: false, reason: 'not-found' }
  const parsed = parseEnablement(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { answer } = parsed
  let found = false
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    const setup = await loadSetup(tx, setupId)
    found = setup !== undefined
    if (!setup || obstacles(setup, now).length > 0) return null
    await putAnswer(tx, setupId, 'request-enablement', { ...answer, requestedAt: now.toISOString() }, now)
    return { kind: 'enablement-requested', params: { name: answer.requestedBy } }
  })
  if (saved) return { ok: true }
  if (!found) return { ok: false, reason: 'not-found' }
  const form = { values: readValues(enablementFields, raw), errors: { requestedBy: fieldError('not-ready') } }
  return { ok: false, reason: 'form', form }
}
