import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { WaitingView } from '#lib/wizard/waiting/waiting-view.ts'
import { mailWords as words } from '#lib/words/en/mails.ts'
import { formChrome } from '#lib/words/en/ui.ts'

/** How a mail is asked for, and the request taken back by its id. */
export interface MailActions {
  ask: FormAction
  takeBack: (id: string) => FormAction
}

interface GreenMailProps {
  about: string
  waiting: WaitingView
  mail: MailActions | null
}

/** One mail when it turns green; where none is sent, that nobody has to sit and wait. */
export function GreenMail({ about, waiting, mail }: GreenMailProps) {
  if (!mail) return <p className="text-sm text-muted">{words.notOffered}</p>
  const prefix = `mail-${waiting.kind}-${waiting.linkHostId ?? 'all'}-`
  return (
    <div className="flex flex-col gap-2">
      {waiting.mails.map(({ id, address }) => (
        <ActionForm
          key={id}
          action={mail.takeBack(id)}
          initial={freshForm}
          errorTitle={formChrome.errorTitle}
          className="flex flex-wrap items-center gap-x-3 gap-y-1"
        >
          <p className="wrap-anywhere">{words.asked(address)}</p>
          <Submit look="quiet" about={words.takeBackOf(address)}>
            {words.takeBack}
          </Submit>
        </ActionForm>
      ))}
      <Disclosure summary={words.title}>
        <ActionForm
          action={mail.ask}
          initial={{ ...freshForm, values: { address: '' } }}
          errorTitle={formChrome.errorTitle}
          idPrefix={prefix}
          className="flex flex-col items-start gap-3"
        >
          <TextField name="address" label={words.label} hint={words.hint} type="email" autoComplete="email" />
          <Submit look="secondary" about={about}>
            {words.button}
          </Submit>
        </ActionForm>
      </Disclosure>
    </div>
  )
}
