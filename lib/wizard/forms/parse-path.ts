import { cdnIds } from '#lib/engine/target/target.ts'
import type { AnswerOf } from '#lib/wizard/answers.ts'
import { hostingPaths, type PathField, pathFields } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readChoice, readValues } from './form.ts'

/** `accepted`: the choice whose reasons against it were read, in one word. */
export type PathAnswer = AnswerOf<'cdn-and-certificate'> & { accepted: string }

/** Step 4. The CDN counts only with the path `cdn`. Pure. */
export function parsePath(raw: RawForm): Parsed<PathField, PathAnswer> {
  const values = readValues(pathFields, raw)
  const errors = new FormErrors<PathField>()
  const path = readChoice(hostingPaths, values, 'path', errors, 'path-missing')
  const cdn = path === 'cdn' ? readChoice(cdnIds, values, 'cdn', errors, 'cdn-missing') : undefined
  return errors.any || !path
    ? { ok: false, form: { values, errors: errors.errors } }
    : { ok: true, answer: { path, cdn, accepted: values.accepted } }
}
