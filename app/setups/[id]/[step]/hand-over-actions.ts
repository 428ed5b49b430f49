'use server'

import { refresh } from 'next/cache'
import { type FormState, formState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { createHandOff, mostOpen } from '#lib/services/create-hand-off.ts'
import { revokeHandOff } from '#lib/services/revoke-hand-off.ts'
import { handOverWords as words } from '#lib/words/en/hand-over.ts'
import { actionWords } from '#lib/words/en/pages.ts'

/** Makes a link for an admin; it and its messages are shown this once. */
export async function makeHandOff(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await createHandOff(context, setupId, Object.fromEntries(data))
    const turn = state.turn + 1
    if (!result.ok) {
      if (result.reason === 'not-found') return { ...state, turn, message: actionWords.gone, copies: undefined }
      const form = formState(result.form, turn)
      if (result.reason === 'form') return form
      return { ...form, message: result.reason === 'too-many' ? words.tooMany : words.tooManyOpen(mostOpen) }
    }
    refresh()
    const { url, subject, text, mailto, chat } = result.message
    const copies = [
      { label: words.url, text: url },
      { label: words.subject, text: subject },
      { label: words.text, text, open: { href: mailto, label: words.mailto } },
      { label: words.chat, text: chat },
    ]
    const values = { sentBy: String(data.get('sentBy') ?? ''), role: String(data.get('role') ?? '') }
    return { turn, values, errors: {}, copies }
  })
}

/** Takes a link back. */
export async function takeBack(setupId: string, handOffId: string, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    const { ok } = await revokeHandOff(context, setupId, handOffId)
    refresh()
    return { ...state, turn: state.turn + 1, message: ok ? undefined : actionWords.gone }
  })
}
