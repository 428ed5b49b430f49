'use server'

import type { FormState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { createLink } from '#lib/services/create-link.ts'
import { actionWords, summaryWords } from '#lib/words/en/pages.ts'

/** Makes a link with which a CSM reads the summary; it is shown this once. */
export async function shareSummary(setupId: string, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    const result = await createLink(context, setupId, 'review')
    if (!result.ok) return { ...state, turn: state.turn + 1, message: actionWords.gone }
    return { turn: state.turn + 1, values: {}, errors: {}, done: summaryWords.shareDone, link: result.url }
  })
}
