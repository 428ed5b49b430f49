import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Card } from '#components/ui/card.tsx'
import { formChrome } from '#lib/words/en/ui.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'
import { OtherHost } from './other-host.tsx'

/** Takes a link from a mail. */
export function LinkForm({ action }: { action: FormAction }) {
  return (
    <Card labelledBy="follow-a-link">
      <h2 id="follow-a-link" className="text-xl">
        {words.linkTitle}
      </h2>
      <ActionForm action={action} initial={freshForm} errorTitle={formChrome.errorTitle}>
        <TextField name="link" label={words.link} hint={words.linkHint} rows={3} technical />
        <OtherHost label={words.other} />
        <p className="max-w-prose text-sm text-muted">{words.click}</p>
        <div>
          <Submit>{words.follow}</Submit>
        </div>
      </ActionForm>
    </Card>
  )
}
