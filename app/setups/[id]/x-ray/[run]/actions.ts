'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { FormState } from '#components/form/form-state.ts'
import { refused } from '#components/x-ray/refused.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { startMailTrace } from '#lib/services/start-trace.ts'
import { paths } from '#lib/wizard/paths.ts'

/** Begins to follow the links of a mail that were ticked. */
export async function followMailLinks(setupId: string, mailId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const chosen = [...data.keys()].flatMap((name) => (/^link-\d{1,4}$/.test(name) ? [name.slice('link-'.length)] : []))
    const result = await startMailTrace(context, setupId, mailId, chosen)
    if (result.ok) redirect(paths.xRayResult(setupId, result.runId) as Route)
    return refused(result, state, 'links-chosen', Object.fromEntries(chosen.map((index) => [`link-${index}`, 'on'])))
  })
}
