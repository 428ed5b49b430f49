'use server'

import { refresh } from 'next/cache'
import { type FormState, formState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { lookAtSample } from '#lib/services/look-at-sample.ts'
import { actionWords } from '#lib/words/en/pages.ts'

/** Starts the first look at what was given; the page shows what comes. */
export async function beginLook(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const turn = state.turn + 1
    const result = await lookAtSample(context, setupId, Object.fromEntries(data))
    if (!result.ok) {
      if (result.reason === 'form') return formState(result.form, turn)
      const values = { sample: String(data.get('sample') ?? '') }
      const message =
        result.reason === 'too-soon' ? actionWords.tooSoon(Math.max(1, Math.ceil(result.retryAfterMs / 1000))) : actionWords.gone
      return { turn, values, errors: {}, message }
    }
    refresh()
    return { turn, values: {}, errors: {} }
  })
}
