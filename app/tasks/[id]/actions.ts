'use server'

import { refresh } from 'next/cache'
import { type FormState, formState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import { reportDone, reportEdge } from '#lib/services/report-done.ts'
import { type StartTaskRunResult, startTaskRun } from '#lib/services/start-task-run.ts'
import type { TaskRun } from '#lib/wizard/hand-over/tasks.ts'
import { actionWords } from '#lib/words/en/pages.ts'
import { tasksPageWords as words } from '#lib/words/en/tasks.ts'

/** "I've done it": has all that is due looked at. */
export async function sayDone(handOffId: string, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => answer(await reportDone(context, handOffId), state))
}

/** "I've done it" for one link host's CDN: keeps the name that was entered, and rehearses. */
export async function sayEdgeDone(handOffId: string, linkHostId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await reportEdge(context, handOffId, linkHostId, Object.fromEntries(data))
    const turn = state.turn + 1
    if (!result.ok && result.reason === 'form') return formState(result.form, turn)
    return answer(result, { ...state, values: { edgeName: String(data.get('edgeName') ?? '') } })
  })
}

/** Has one thing looked at again. */
export async function lookAgain(handOffId: string, run: TaskRun, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => answer(await startTaskRun(context, handOffId, run), state))
}

function answer(result: Exclude<StartTaskRunResult, { reason: 'form' }>, { turn, values }: FormState): FormState {
  refresh()
  return { turn: turn + 1, values, errors: {}, message: result.ok ? undefined : whyNot(result) }
}

function whyNot(result: StartTaskRunResult & { ok: false }): string {
  if (result.reason === 'too-soon') return actionWords.tooSoon(Math.max(1, Math.ceil(result.retryAfterMs / 1000)))
  return result.reason === 'not-found' ? words.gone : words.nothingDue
}
