import { database } from '#lib/store/database.ts'
import { putAnswer } from '#lib/store/queries/answers.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import type { AnswerOf } from '#lib/wizard/answers.ts'
import type { PathField } from '#lib/wizard/forms/fields.ts'
import { type FormView, type RawForm, textError } from '#lib/wizard/forms/form.ts'
import { type PathAnswer, parsePath } from '#lib/wizard/forms/parse-path.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { optionsOf } from '#lib/wizard/path-options/options.ts'
import { reasonSentence } from '#lib/wizard/path-options/path-options-view.ts'
import { chooserWords } from '#lib/words/en/path-options.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { editorOf } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'

/**
 * Saves step 4: who holds the certificate and forwards. What cannot work as things stand
 * may be chosen, once its reasons have been read.
 */
export async function savePath(context: Context, setupId: string, raw: RawForm): Promise<FormResult<PathField>> {
  if (!editorOf(context, setupId)) return { ok: false, reason: 'not-found' }
  const parsed = parsePath(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { accepted, ...answer } = parsed.answer
  const setup = await loadSetup(await database(), setupId)
  const unread = setup && accepted !== choiceId(answer) ? reasonsAgainst(setup, answer) : []
  if (unread.length > 0) return { ok: false, reason: 'form', form: withReasons(parsed.answer, unread) }
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    await putAnswer(tx, setupId, 'cdn-and-certificate', answer, now)
    return { kind: 'step-saved', params: { step: stepTitles['cdn-and-certificate'] } }
  })
  return saved ? { ok: true } : { ok: false, reason: 'not-found' }
}

type Choice = AnswerOf<'cdn-and-certificate'>

/** A way and its CDN in one word, as the box for "I have read this" says it. */
const choiceId = ({ path, cdn }: Choice): string => (cdn ? `${path}:${cdn}` : path)

/** Why a choice cannot work as things stand; empty where it can, and where it was chosen with open eyes before. */
function reasonsAgainst(setup: SetupModel, answer: Choice): string[] {
  const stored = setup.answers['cdn-and-certificate']
  if (stored && choiceId(stored) === choiceId(answer)) return []
  const { paths, cdns } = optionsOf(setup)
  const option = answer.cdn ? cdns.find(({ id }) => id === answer.cdn) : paths.find(({ id }) => id === answer.path)
  const against = option?.reasons.filter(({ reason }) => reason.weight === 'cannot') ?? []
  return against.map(({ reason }) => reasonSentence(reason))
}

const withReasons = ({ path, cdn }: PathAnswer, reasons: readonly string[]): FormView<PathField> => ({
  values: { path, cdn: cdn ?? '', accepted: '' },
  errors: { accepted: textError('path-cannot-work', [chooserWords.refusedPath, ...reasons].join(' ')) },
})
