'use server'

import { refresh } from 'next/cache'
import { type FormState, formState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { decide } from '#lib/services/decide.ts'
import { revokeHandOff } from '#lib/services/revoke-hand-off.ts'
import { startRun } from '#lib/services/start-run.ts'
import { actionWords, csmWords } from '#lib/words/en/pages.ts'

/** Proves every link host of a setup again. */
export async function proveAgain(setupId: string, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    if (!context.grants.csm) return { ...state, turn: state.turn + 1, message: csmWords.wallTitle }
    const result = await startRun(context, setupId, { kind: 'check' })
    if (result.ok) {
      refresh()
      return { turn: state.turn + 1, values: {}, errors: {} }
    }
    const message =
      result.reason === 'too-soon' ? actionWords.tooSoon(Math.max(1, Math.ceil(result.retryAfterMs / 1000))) : actionWords.gone
    return { ...state, turn: state.turn + 1, message }
  })
}

/** Takes the link of an admin back. */
export async function takeLinkBack(setupId: string, handOffId: string, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    const { ok } = await revokeHandOff(context, setupId, handOffId)
    refresh()
    return { ...state, turn: state.turn + 1, message: ok ? undefined : actionWords.gone }
  })
}

/** Notes what the CSM decided on the request. */
export async function noteDecision(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await decide(context, setupId, Object.fromEntries(data))
    if (result.ok) {
      refresh()
      return { turn: state.turn + 1, values: {}, errors: {} }
    }
    return result.reason === 'form' ? formState(result.form, state.turn + 1) : { ...state, turn: state.turn + 1, message: actionWords.gone }
  })
}
