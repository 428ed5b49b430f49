import { copyWords, formChrome } from '#lib/words/en/ui.ts'
import { ActionForm, type FormAction } from './action-form.tsx'
import { freshForm } from './form-state.ts'
import { NewLink } from './new-link.tsx'
import { Submit } from './submit.tsx'

interface LinkFormProps {
  action: FormAction
  title: string
  lead: string
  button: string
  /** the name of the field that shows the link */
  label: string
}

/** Makes a link that is a key, and shows it this once. */
export function LinkForm({ action, title, lead, button, label }: LinkFormProps) {
  return (
    <ActionForm action={action} initial={freshForm} errorTitle={formChrome.errorTitle} className="flex flex-col items-start gap-3">
      <div>
        <h2 className="text-lg">{title}</h2>
        <p className="max-w-prose text-muted">{lead}</p>
      </div>
      <Submit look="secondary">{button}</Submit>
      <NewLink label={label} copy={copyWords} />
    </ActionForm>
  )
}
