import type { Metadata } from 'next'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { NewLink } from '#components/form/new-link.tsx'
import { Submit } from '#components/form/submit.tsx'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requestContext } from '#lib/auth/request-context.ts'
import { startWords as words } from '#lib/words/en/pages.ts'
import { copyWords, formChrome } from '#lib/words/en/ui.ts'
import { startSetup } from './actions.ts'

export const metadata: Metadata = { title: words.title }

export default async function StartPage() {
  const { grants } = await requestContext()
  return (
    <PageShell>
      <div className="flex max-w-2xl flex-col gap-8">
        <PageTitle title={grants.csm ? words.csmTitle : words.title} lead={grants.csm ? words.csmLead : words.lead} />
        <ActionForm action={startSetup} initial={freshForm} errorTitle={formChrome.errorTitle}>
          <TextField
            name="customerName"
            label={grants.csm ? words.csmCustomerName : words.customerName}
            hint={words.customerNameHint}
            autoComplete="organization"
          />
          <TextField name="sample" label={words.sample} hint={words.sampleHint} technical />
          <div>
            <Submit>{words.button}</Submit>
          </div>
          <NewLink label={words.createdLink} copy={copyWords} />
        </ActionForm>
        <Notice title={words.nextTitle} level={2}>
          <ul className="list-disc pl-5">
            {words.next.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      </div>
    </PageShell>
  )
}
