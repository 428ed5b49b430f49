import type { SampleField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { parseSample } from '#lib/wizard/forms/parse-start.ts'
import { editorOf } from './authorise.ts'
import type { Context, FormResult } from './context.ts'
import { type StartRunResult, startRun } from './start-run.ts'

export type LookAtSampleResult = FormResult<SampleField> | (StartRunResult & { ok: false; reason: 'too-soon' })

/** Looks at what somebody gives where nothing was given at the start. */
export async function lookAtSample(context: Context, setupId: string, raw: RawForm): Promise<LookAtSampleResult> {
  if (!editorOf(context, setupId)) return { ok: false, reason: 'not-found' }
  const parsed = parseSample(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const started = await startRun(context, setupId, { kind: 'outlook', sample: parsed.answer })
  if (started.ok) return { ok: true }
  return started.reason === 'too-soon' ? started : { ok: false, reason: 'not-found' }
}
