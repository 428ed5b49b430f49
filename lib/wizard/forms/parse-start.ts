import type { OutlookInput } from '#lib/wizard/why/outlook-input.ts'
import { readSample } from '#lib/wizard/why/parse-sample.ts'
import { type SampleField, type StartField, sampleFields, startFields } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readText, readValues } from './form.ts'

/** The form that starts a setup. Pure. */
export function parseStart(raw: RawForm): Parsed<StartField, { customerName: string; sample: OutlookInput | null }> {
  const values = readValues(startFields, raw)
  const errors = new FormErrors<StartField>()
  const customerName = readText(values, 'customerName', errors, { missing: 'name-missing', max: 120 })
  const sample = readSample(values.sample, 'sample', errors)
  if (errors.any || sample === undefined) return { ok: false, form: { values, errors: errors.errors } }
  return { ok: true, answer: { customerName, sample } }
}

/** The form that asks for something to look at where nothing was given at the start. Pure. */
export function parseSample(raw: RawForm): Parsed<SampleField, OutlookInput> {
  const values = readValues(sampleFields, raw)
  const errors = new FormErrors<SampleField>()
  const sample = readSample(values.sample, 'sample', errors)
  if (sample) return { ok: true, answer: sample }
  if (sample === null) errors.add('sample', 'sample-missing')
  return { ok: false, form: { values, errors: errors.errors } }
}
