import { type HandOffRole, handOffRoles } from '#lib/wizard/hand-over/model.ts'
import { FormErrors, type Parsed, type RawForm, readChoice, readText, readValues } from './form.ts'

export const handOffFields = ['role', 'sentBy', 'sentTo', 'note'] as const
export type HandOffField = (typeof handOffFields)[number]

export interface HandOffAnswer {
  role: HandOffRole
  sentBy: string
  sentTo: string
  note: string
}

/** A link for an admin: for whom, from whom. Pure. */
export function parseHandOff(raw: RawForm): Parsed<HandOffField, HandOffAnswer> {
  const values = readValues(handOffFields, raw)
  const errors = new FormErrors<HandOffField>()
  const role = readChoice(handOffRoles, values, 'role', errors, 'hand-off-role-missing')
  const sentBy = readText(values, 'sentBy', errors, { missing: 'sent-by-missing', max: 120 })
  const sentTo = readText(values, 'sentTo', errors, { missing: 'sent-to-missing', max: 120 })
  const note = readText(values, 'note', errors, { max: 500 })
  return errors.any || !role ? { ok: false, form: { values, errors: errors.errors } } : { ok: true, answer: { role, sentBy, sentTo, note } }
}
