'use server'

import { refresh } from 'next/cache'
import type { FormState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { startToday } from '#lib/services/start-today.ts'
import { actionWords } from '#lib/words/en/pages.ts'

/** Looks up anew what answers today at the names of the records; the page shows it as it comes. */
export async function beginToday(setupId: string, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    const result = await startToday(context, setupId)
    if (!result.ok) return { ...state, turn: state.turn + 1, message: whyNot(result) }
    refresh()
    return { turn: state.turn + 1, values: {}, errors: {} }
  })
}

function whyNot(result: Awaited<ReturnType<typeof startToday>> & { ok: false }): string {
  if (result.reason === 'too-soon') return actionWords.tooSoon(Math.max(1, Math.ceil(result.retryAfterMs / 1000)))
  const sentences = { 'no-esp': actionWords.noEsp, 'no-records': actionWords.noRecords }
  return result.reason in sentences ? sentences[result.reason as keyof typeof sentences] : actionWords.gone
}
