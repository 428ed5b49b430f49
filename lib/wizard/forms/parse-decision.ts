import { type DecisionField, decisionFields, decisionOutcomes } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readChoice, readText, readValues } from './form.ts'

/** What a CSM decides on a request; the customer reads the note. Pure. */
export function parseDecision(raw: RawForm): Parsed<DecisionField, { outcome: (typeof decisionOutcomes)[number]; note: string }> {
  const values = readValues(decisionFields, raw)
  const errors = new FormErrors<DecisionField>()
  const outcome = readChoice(decisionOutcomes, values, 'outcome', errors, 'outcome-missing')
  const note = readText(values, 'note', errors, { max: 2000, ...(outcome === 'sent-back' ? { missing: 'send-back-note-missing' } : {}) })
  return errors.any || !outcome ? { ok: false, form: { values, errors: errors.errors } } : { ok: true, answer: { outcome, note } }
}
