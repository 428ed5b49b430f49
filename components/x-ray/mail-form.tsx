import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import type { FormState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Card } from '#components/ui/card.tsx'
import { formChrome } from '#lib/words/en/ui.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'
import { mailProblems } from '#lib/words/en/x-ray-mail.ts'
import { MailField } from './mail-field.tsx'

interface MailFormProps {
  action: FormAction
  maxBytes: number
  /** the file that was sent before was too large to be taken in at all */
  wasTooLarge: boolean
}

/** Takes a saved test mail. */
export function MailForm({ action, maxBytes, wasTooLarge }: MailFormProps) {
  const initial: FormState = { turn: wasTooLarge ? 1 : 0, values: {}, errors: wasTooLarge ? { mail: mailProblems['too-large'] } : {} }
  return (
    <Card labelledBy="read-a-mail">
      <h2 id="read-a-mail" className="text-xl">
        {words.mailTitle}
      </h2>
      <ActionForm action={action} initial={initial} errorTitle={formChrome.errorTitle}>
        <MailField label={words.mail} hint={words.mailHint} maxBytes={maxBytes} tooLarge={words.tooLarge('{size}')} />
        <p className="max-w-prose text-sm text-muted">{words.mailSave}</p>
        <div>
          <Submit look="secondary">{words.read}</Submit>
        </div>
      </ActionForm>
    </Card>
  )
}
