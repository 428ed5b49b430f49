import { type StartField, startFields } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readText, readValues } from './form.ts'

/** The form that starts a setup. Pure. */
export function parseStart(raw: RawForm): Parsed<StartField, { customerName: string }> {
  const values = readValues(startFields, raw)
  const errors = new FormErrors<StartField>()
  const customerName = readText(values, 'customerName', errors, { missing: 'name-missing', max: 120 })
  return errors.any ? { ok: false, form: { values, errors: errors.errors } } : { ok: true, answer: { customerName } }
}
