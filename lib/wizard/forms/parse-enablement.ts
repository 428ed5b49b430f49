import { type EnablementField, enablementFields } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readText, readValues } from './form.ts'

/** Step 6: who asks, for which workspace. Pure. */
export function parseEnablement(raw: RawForm): Parsed<EnablementField, { requestedBy: string; workspace: string; note: string }> {
  const values = readValues(enablementFields, raw)
  const errors = new FormErrors<EnablementField>()
  const requestedBy = readText(values, 'requestedBy', errors, { missing: 'requested-by-missing', max: 120 })
  const workspace = readText(values, 'workspace', errors, { missing: 'workspace-missing', max: 120 })
  const note = readText(values, 'note', errors, { max: 2000 })
  return errors.any ? { ok: false, form: { values, errors: errors.errors } } : { ok: true, answer: { requestedBy, workspace, note } }
}
