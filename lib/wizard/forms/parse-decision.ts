import type { DecisionOutcome } from '#lib/wizard/model.ts'
import { type DecisionField, decisionFields, decisionOutcomes } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readChoice, readText, readValues } from './form.ts'

/** What a CSM decides on a request; the customer reads the note. Pure. */
export function parseDecision(raw: RawForm): Parsed<DecisionField, { outcome: (typeof decisionOutcomes)[number]; note: string }> {
  const values = readValues(decisionFields, raw)
  const errors = new FormErrors<DecisionField>()
  const outcome = readChoice(decisionOutcomes, values, 'outcome', errors, 'outcome-missing')
  const note = readText(values, 'note', errors, { max: 2000, ...missingNote[outcome ?? 'enabled'] })
  return errors.any || !outcome ? { ok: false, form: { values, errors: errors.errors } } : { ok: true, answer: { outcome, note } }
}

/** Whoever gets a request back, or loses what was on, has to learn why. */
const missingNote: Record<DecisionOutcome, { missing?: 'send-back-note-missing' | 'switched-off-note-missing' }> = {
  enabled: {},
  'sent-back': { missing: 'send-back-note-missing' },
  'switched-off': { missing: 'switched-off-note-missing' },
}
