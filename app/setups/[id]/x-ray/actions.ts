'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import type { FormState } from '#components/form/form-state.ts'
import { refused } from '#components/x-ray/refused.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { readTestMail } from '#lib/services/read-test-mail.ts'
import { startTrace } from '#lib/services/start-trace.ts'
import { paths } from '#lib/wizard/paths.ts'

/** Begins to follow the link that was pasted; its page is next. */
export async function followLink(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const raw = Object.fromEntries(data)
    const result = await startTrace(context, setupId, raw)
    if (result.ok) redirect(paths.xRayResult(setupId, result.runId) as Route)
    const [link, other] = [raw.link, raw.other].map((value) => (typeof value === 'string' ? value : ''))
    const asksForOther = (result.reason === 'form' && result.otherHost) || state.values.other !== undefined
    return refused(result, state, 'link', { link: link ?? '', ...(asksForOther ? { other: other ?? '' } : {}) })
  })
}

/** Reads the mail that was chosen or dropped; what it says is the next page. */
export async function readMailFile(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await readTestMail(context, setupId, data.get('mail'))
    if (result.ok) redirect(paths.xRayResult(setupId, result.runId) as Route)
    return refused(result, state, 'mail', {})
  })
}
