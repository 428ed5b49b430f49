'use server'

import { refresh } from 'next/cache'
import { type FormState, formState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { askGreenMail, takeBackGreenMail } from '#lib/services/ask-green-mail.ts'
import type { LookSubject } from '#lib/wizard/waiting/look.ts'
import { mailWords } from '#lib/words/en/mails.ts'
import { actionWords } from '#lib/words/en/pages.ts'

/** Asks for one mail when something turns green. */
export async function askMail(setupId: string, subject: LookSubject, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await askGreenMail(context, setupId, subject, Object.fromEntries(data))
    const turn = state.turn + 1
    if (result.ok) {
      refresh()
      return { turn, values: { address: '' }, errors: {}, done: mailWords.noted }
    }
    if (result.reason === 'form') return formState(result.form, turn)
    return { ...state, turn, errors: {}, message: result.reason === 'green' ? mailWords.green : actionWords.gone, done: undefined }
  })
}

/** Takes such a request back. */
export async function takeMailBack(setupId: string, id: string, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    const gone = await takeBackGreenMail(context, setupId, id)
    refresh()
    const turn = state.turn + 1
    return gone ? { turn, values: {}, errors: {}, done: mailWords.takenBack } : { turn, values: {}, errors: {}, message: mailWords.gone }
  })
}
