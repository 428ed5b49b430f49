'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { type FormState, formState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { openLink } from '#lib/auth/open-link.ts'
import { createSetup } from '#lib/services/create-setup.ts'
import { paths } from '#lib/wizard/paths.ts'
import { actionWords, startWords } from '#lib/words/en/pages.ts'

/** Starts a setup. A customer goes on to it at once; a CSM is shown the link to send to the customer. */
export async function startSetup(state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await createSetup(context, Object.fromEntries(data))
    if (!result.ok) {
      if (result.reason === 'form') return formState(result.form, state.turn + 1)
      if (result.reason === 'too-many') return { ...formState(result.form, state.turn + 1), message: actionWords.tooManyStarts }
      return { ...state, turn: state.turn + 1, message: actionWords.gone }
    }
    if (context.grants.csm) {
      return {
        turn: state.turn + 1,
        values: {},
        errors: {},
        done: `${startWords.created} ${startWords.createdLead}`,
        link: result.resumeUrl,
      }
    }
    await openLink(result.resumeToken)
    // What was looked at stands on the overview; without it, nothing keeps anybody from step 1.
    redirect((result.looking ? paths.setup(result.setupId) : paths.step(result.setupId, 'braze-setup')) as Route)
  })
}
