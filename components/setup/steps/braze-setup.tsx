import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { CheckField, RadioField, TextField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { espIds, regions } from '#lib/engine/target/target.ts'
import { espNames } from '#lib/providers/registry.ts'
import { type BrazeSetupField, espManagedTlsAnswers } from '#lib/wizard/forms/fields.ts'
import type { FormView } from '#lib/wizard/forms/form.ts'
import { brazeSetupWords as words } from '#lib/words/en/pages.ts'
import { formChrome } from '#lib/words/en/ui.ts'
import { takenOverWords } from '#lib/words/en/why.ts'

interface BrazeSetupProps {
  form: FormView<BrazeSetupField>
  /** where answers that are filled in already come from */
  taken: readonly string[]
  action: FormAction
}

/** Step 1: what Braze has set up. */
export function BrazeSetup({ form, taken, action }: BrazeSetupProps) {
  return (
    <ActionForm action={action} initial={formState(form)} errorTitle={formChrome.errorTitle} className="flex max-w-2xl flex-col gap-8">
      {taken.length > 0 ? (
        <Notice title={takenOverWords.title} level={2}>
          {taken.map((line) => (
            <p key={line} className="wrap-anywhere">
              {line}
            </p>
          ))}
          <p>{takenOverWords.change}</p>
        </Notice>
      ) : null}
      <RadioField name="esp" label={words.esp} hint={words.espHint} options={espIds.map((id) => ({ value: id, label: espNames[id] }))} />
      <RadioField
        name="region"
        label={words.region}
        hint={words.regionHint}
        options={regions.map((id) => ({ value: id, label: words.regions[id] }))}
      />
      <TextField name="sendingDomain" label={words.sendingDomain} hint={words.sendingDomainHint} technical />
      <TextField name="linkHosts" label={words.linkHosts} hint={words.linkHostsHint} rows={3} technical />
      <CheckField name="allHostsListed" label={words.allHostsListed} hint={words.allHostsListedHint} />
      <CheckField name="appLinks" label={words.appLinks} hint={words.appLinksHint} />
      <RadioField
        name="espManagedTls"
        label={words.espManagedTls}
        hint={words.espManagedTlsHint}
        options={espManagedTlsAnswers.map((id) => ({ value: id, label: words.espManagedTlsOptions[id] }))}
      />
      <div>
        <Submit>{formChrome.save}</Submit>
      </div>
    </ActionForm>
  )
}
