import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { RadioField, TextField } from '#components/form/fields.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { Move } from '#lib/wizard/enablement/enablement.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import { decisionWords as words } from '#lib/words/en/decision.ts'
import { enablementWords } from '#lib/words/en/enablement.ts'
import { formChrome } from '#lib/words/en/ui.ts'

/** What is to be noted stands open only where it is the thing to do. */
const pushed: readonly Move[] = ['enable', 'send-back', 'mend']

/** The CSM notes what was decided; nothing where nothing can be. */
export function Decide({ setup, decide }: { setup: SetupView; decide: FormAction }) {
  const { offers, move, standing } = setup.enablement
  if (offers.length === 0) return null
  const form = <DecisionForm setup={setup} decide={decide} />
  if (pushed.includes(move)) return form
  const summary = standing === 'enabled' ? enablementWords.offAllTheSame : enablementWords.allTheSame
  return (
    <div className="no-print">
      <Disclosure summary={summary}>{form}</Disclosure>
    </div>
  )
}

function DecisionForm({ setup, decide }: { setup: SetupView; decide: FormAction }) {
  const { offers, move } = setup.enablement
  const options = {
    enabled: { value: 'enabled', label: words.enabled, hint: words.enabledHint(setup.esp) },
    'sent-back': { value: 'sent-back', label: words.sentBack, hint: words.sentBackHint },
    'switched-off': { value: 'switched-off', label: words.switchedOff, hint: words.switchedOffHint },
  }
  return (
    <ActionForm action={decide} initial={freshForm} errorTitle={formChrome.errorTitle} className="no-print flex max-w-2xl flex-col gap-6">
      <RadioField name="outcome" label={words.question} options={offers.map((offer) => options[offer])} />
      <TextField name="note" label={words.note} hint={words.noteHint} rows={3} />
      <div>
        <Submit look={move === 'enable' || move === 'send-back' ? 'primary' : 'secondary'}>{words.button}</Submit>
      </div>
    </ActionForm>
  )
}
