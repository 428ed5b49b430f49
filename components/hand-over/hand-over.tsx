import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { RadioField, TextField } from '#components/form/fields.tsx'
import { Submit } from '#components/form/submit.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { HandOffRole } from '#lib/wizard/hand-over/model.ts'
import type { HandOffsView } from '#lib/wizard/hand-over/view.ts'
import { handOverWords as words } from '#lib/words/en/hand-over.ts'
import { copyWords, formChrome } from '#lib/words/en/ui.ts'
import { HandOffList } from './hand-off-list.tsx'
import { NewMessages } from './new-messages.tsx'

interface HandOverProps {
  view: HandOffsView
  /** the admins who are needed here */
  roles: readonly HandOffRole[]
  /** null: only the list */
  create: FormAction | null
  revoke: (handOffId: string) => FormAction
  now: Date
}

/** Making a link for an admin, and those that were made. Nothing where there is nothing to hand over yet. */
export function HandOver({ view, roles, create, revoke, now }: HandOverProps) {
  const offered = create === null ? [] : roles.filter((role) => view.offered.includes(role))
  const rows = view.rows.filter(({ role }) => roles.includes(role))
  if (offered.length === 0 && rows.length === 0) return null
  return (
    <div className="no-print">
      <Card>
        <Section id="hand-over" title={words.title} lead={words.lead}>
          {create && offered.length > 0 ? <MakeLink offered={offered} sentBy={view.sentBy} create={create} /> : null}
          {rows.length > 0 ? <HandOffList rows={rows} revoke={revoke} now={now} /> : null}
        </Section>
      </Card>
    </div>
  )
}

interface MakeLinkProps {
  offered: readonly HandOffRole[]
  sentBy: string
  create: FormAction
}

function MakeLink({ offered, sentBy, create }: MakeLinkProps) {
  const only = offered.length === 1 ? offered[0] : undefined
  const initial = { turn: 0, values: { sentBy, role: only ?? '' }, errors: {} }
  // What the form says stands outside the fold: without a script the page comes back with it closed.
  return (
    <ActionForm
      action={create}
      initial={initial}
      errorTitle={formChrome.errorTitle}
      idPrefix="hand-over-"
      className="flex max-w-2xl flex-col gap-5"
    >
      <Disclosure summary={words.open[only ?? 'any']}>
        <div className="flex flex-col gap-6 pt-2">
          {only ? (
            <input type="hidden" name="role" value={only} />
          ) : (
            <RadioField name="role" label={words.role} options={offered.map((role) => ({ value: role, ...words.roles[role] }))} />
          )}
          <TextField name="sentTo" label={words.sentTo} hint={words.sentToHint} />
          <TextField name="sentBy" label={words.sentBy} hint={words.sentByHint} autoComplete="name" />
          <TextField name="note" label={words.note} rows={2} />
          <div>
            <Submit look="secondary">{words.button}</Submit>
          </div>
        </div>
      </Disclosure>
      <NewMessages made={words.made} copy={copyWords} buttonClass={buttonClass('secondary')} />
    </ActionForm>
  )
}
