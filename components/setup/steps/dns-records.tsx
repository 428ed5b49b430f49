import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { RadioField, TextField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { LiveReading, type LiveReadingResult } from '#components/setup/records-in/live-reading.tsx'
import { PasteReading } from '#components/setup/records-in/paste-reading.tsx'
import { RecordsOut } from '#components/setup/records-out.tsx'
import { recordSources } from '#lib/wizard/forms/fields.ts'
import { paths } from '#lib/wizard/paths.ts'
import { longestPaste } from '#lib/wizard/records/review/faults.ts'
import type { StepPageView } from '#lib/wizard/view.ts'
import { recordsWords as words } from '#lib/words/en/pages.ts'
import { recordsInWords } from '#lib/words/en/records-in.ts'
import { formChrome } from '#lib/words/en/ui.ts'

interface DnsRecordsProps {
  view: StepPageView & { id: 'dns-records' }
  action: FormAction
  /** how a text would be read */
  read: (text: string) => Promise<LiveReadingResult | null>
  /** looks up what answers today; null where this visitor may not */
  look: FormAction | null
}

/** Step 2: the records in, as Braze sent them; the records out, for the DNS admin. */
export function DnsRecords({ view, action, read, look }: DnsRecordsProps) {
  const { setup, records, paste } = view
  const { reading, failed } = recordsInWords
  return (
    <>
      {records.length > 0 ? <RecordsOut view={view.out} run={view.today} look={look} /> : null}
      <ActionForm
        action={action}
        initial={formState(view.form)}
        errorTitle={formChrome.errorTitle}
        className="group/form flex flex-col gap-8"
      >
        <RadioField name="source" label={words.source} options={recordSources.map((id) => ({ value: id, ...words.sources[id] }))} />
        <div className="group-has-[[value=already-verified]:checked]/form:hidden">
          <LiveReading
            read={read}
            longest={longestPaste}
            words={{ reading, failed }}
            saved={paste ? <PasteReading view={paste} step1={paths.step(setup.id, 'braze-setup')} /> : null}
          >
            <TextField name="records" label={words.records} hint={recordsInWords.hint} rows={10} technical />
          </LiveReading>
        </div>
        <div>
          <Submit look={records.length > 0 ? 'secondary' : 'primary'}>{words.button}</Submit>
        </div>
      </ActionForm>
    </>
  )
}
