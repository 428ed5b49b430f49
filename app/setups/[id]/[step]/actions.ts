'use server'

import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { type FormState, formState } from '#components/form/form-state.ts'
import { answerForm } from '#lib/auth/answer-form.ts'
import type { Context, FormResult } from '#lib/services/context.ts'
import { createLink, type LinkKind } from '#lib/services/create-link.ts'
import { requestEnablement } from '#lib/services/request-enablement.ts'
import { saveBrazeSetup } from '#lib/services/save-braze-setup.ts'
import { saveCdnSetup } from '#lib/services/save-cdn-setup.ts'
import { saveDnsRecords } from '#lib/services/save-dns-records.ts'
import { savePath } from '#lib/services/save-path.ts'
import { type StartRunResult, startRun } from '#lib/services/start-run.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { StepId } from '#lib/wizard/steps.ts'
import type { RunKind } from '#lib/wizard/view.ts'
import { actionWords, cdnSetupWords, setupWords, summaryWords } from '#lib/words/en/pages.ts'

type Save = (context: Context, setupId: string, raw: RawForm) => Promise<FormResult<string>>

/** Saves what a form sent; on success the page at `then` is next. */
async function saveAndGo(save: Save, setupId: string, then: StepId, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await save(context, setupId, Object.fromEntries(data))
    if (result.ok) redirect(paths.step(setupId, then) as Route)
    return refused(result, state)
  })
}

const refused = (result: FormResult<string> & { ok: false }, state: FormState): FormState =>
  result.reason === 'form'
    ? formState(result.form, state.turn + 1)
    : { ...state, turn: state.turn + 1, message: actionWords.gone, done: undefined }

export async function submitBrazeSetup(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return saveAndGo(saveBrazeSetup, setupId, 'dns-records', state, data)
}

export async function submitDnsRecords(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return saveAndGo(saveDnsRecords, setupId, 'dns-records', state, data)
}

export async function submitPath(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return saveAndGo(savePath, setupId, 'cdn-setup', state, data)
}

export async function submitRequest(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return saveAndGo(requestEnablement, setupId, 'request-enablement', state, data)
}

/** Saves one of several forms of a page, which stays. */
export async function submitCdnSetup(setupId: string, state: FormState, data: FormData): Promise<FormState> {
  return answerForm(state, data, async (context) => {
    const result = await saveCdnSetup(context, setupId, Object.fromEntries(data))
    if (!result.ok) return refused(result, state)
    refresh()
    const links = result.mended?.links.join('\n') ?? String(data.get('links') ?? '')
    const values = { edgeName: String(data.get('edgeName') ?? ''), links }
    return { turn: state.turn + 1, values, errors: {}, done: [cdnSetupWords.saved, ...(result.mended?.said ?? [])].join(' ') }
  })
}

/** Starts a run; the page shows its rows as they come. */
export async function beginRun(setupId: string, kind: RunKind, linkHostId: string | undefined, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    const result = await startRun(context, setupId, linkHostId ? { kind, linkHostId } : { kind })
    if (!result.ok) return { ...state, turn: state.turn + 1, message: whyNot(result) }
    refresh()
    return { turn: state.turn + 1, values: {}, errors: {} }
  })
}

function whyNot(result: StartRunResult & { ok: false }): string {
  if (result.reason === 'too-soon') return actionWords.tooSoon(Math.max(1, Math.ceil(result.retryAfterMs / 1000)))
  const sentences = {
    'not-found': actionWords.gone,
    'no-esp': actionWords.noEsp,
    'no-records': actionWords.noRecords,
    'no-edge': actionWords.noEdge,
  }
  return sentences[result.reason]
}

/** Makes a link that is a key; it is shown this once. */
export async function makeLink(setupId: string, kind: LinkKind, state: FormState): Promise<FormState> {
  return answerForm(state, undefined, async (context) => {
    const result = await createLink(context, setupId, kind)
    if (!result.ok) return { ...state, turn: state.turn + 1, message: actionWords.gone }
    const done = kind === 'resume' ? setupWords.keepDone : summaryWords.shareDone
    return { turn: state.turn + 1, values: {}, errors: {}, done, link: result.url }
  })
}
