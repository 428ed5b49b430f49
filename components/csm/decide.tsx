import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { RadioField, TextField } from '#components/form/fields.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Decided } from '#components/setup/decided.tsx'
import type { SetupView } from '#lib/wizard/view.ts'
import { decisionWords as words } from '#lib/words/en/decision.ts'
import { formChrome } from '#lib/words/en/ui.ts'

/** The CSM notes the decision on a request that waits; one that was made already is shown. */
export function Decide({ setup, decide }: { setup: SetupView; decide: FormAction }) {
  if (setup.decision) return <Decided decision={setup.decision} />
  if (!setup.request) return <p className="text-muted">{words.noRequest}</p>
  const sentBack = { value: 'sent-back', label: words.sentBack, hint: words.sentBackHint }
  const enabled = { value: 'enabled', label: words.enabled, hint: words.enabledHint }
  return (
    <ActionForm action={decide} initial={freshForm} errorTitle={formChrome.errorTitle} className="no-print flex max-w-2xl flex-col gap-6">
      <RadioField name="outcome" label={words.question} options={setup.readiness.ready ? [enabled, sentBack] : [sentBack]} />
      <TextField name="note" label={words.note} hint={words.noteHint} rows={3} />
      <div>
        <Submit look="secondary">{words.button}</Submit>
      </div>
    </ActionForm>
  )
}
