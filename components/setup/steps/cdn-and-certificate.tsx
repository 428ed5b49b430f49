import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { RadioField, SelectField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { cdnIds } from '#lib/engine/target/target.ts'
import { providerName } from '#lib/providers/registry.ts'
import { hostingPaths } from '#lib/wizard/forms/fields.ts'
import type { StepPageView } from '#lib/wizard/view.ts'
import { pathWords as words } from '#lib/words/en/pages.ts'
import { formChrome, runWords } from '#lib/words/en/ui.ts'

/** The CDNs to choose from; a proxy of one's own is an answer of its own. */
const cdnOptions = [
  { value: '', label: words.cdnNone },
  ...cdnIds.filter((id) => id !== 'custom-proxy').map((id) => ({ value: id, label: providerName(id) })),
]

/** Step 4: who holds the certificate and forwards. */
export function CdnAndCertificate({ view, action }: { view: StepPageView & { id: 'cdn-and-certificate' }; action: FormAction }) {
  return (
    <>
      {view.seenEdge.length > 0 ? (
        <Notice title={words.seenTitle} level={2}>
          <ul>
            {view.seenEdge.map(({ hostname, edge }) => (
              <li key={hostname} className="wrap-anywhere">
                {words.seen(hostname, edge.name)} ({runWords.confidence[edge.confidence]})
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ActionForm
        action={action}
        initial={formState(view.form)}
        errorTitle={formChrome.errorTitle}
        className="flex max-w-2xl flex-col gap-8"
      >
        <RadioField name="path" label={words.path} options={hostingPaths.map((id) => ({ value: id, ...words.paths[id] }))} />
        <SelectField name="cdn" label={words.cdn} hint={words.cdnHint} options={cdnOptions} />
        <div>
          <Submit>{formChrome.save}</Submit>
        </div>
      </ActionForm>
    </>
  )
}
