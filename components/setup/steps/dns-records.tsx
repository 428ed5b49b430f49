import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { RadioField, TextField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { RecordsOut } from '#components/setup/records-out.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { recordSources } from '#lib/wizard/forms/fields.ts'
import type { StepPageView, UnreadLineView } from '#lib/wizard/view.ts'
import { recordsWords as words } from '#lib/words/en/pages.ts'
import { formChrome } from '#lib/words/en/ui.ts'

interface DnsRecordsProps {
  view: StepPageView & { id: 'dns-records' }
  action: FormAction
  /** looks up what answers today; null where this visitor may not */
  look: FormAction | null
}

/** Step 2: the records in, as Braze sent them; the records out, for the DNS admin. */
export function DnsRecords({ view, action, look }: DnsRecordsProps) {
  return (
    <>
      {view.records.length > 0 ? <RecordsOut view={view.out} run={view.today} look={look} /> : null}
      {view.unread.length > 0 ? <Unread lines={view.unread} /> : null}
      <ActionForm action={action} initial={formState(view.form)} errorTitle={formChrome.errorTitle} className="flex flex-col gap-8">
        <RadioField name="source" label={words.source} options={recordSources.map((id) => ({ value: id, ...words.sources[id] }))} />
        <TextField name="records" label={words.records} hint={words.recordsHint} rows={8} technical />
        <div>
          <Submit look={view.records.length > 0 ? 'secondary' : 'primary'}>{words.button}</Submit>
        </div>
      </ActionForm>
    </>
  )
}

function Unread({ lines }: { lines: readonly UnreadLineView[] }) {
  return (
    <Notice tone="care" title={words.unreadTitle} level={2}>
      <p>{words.unreadLead}</p>
      <ul className="flex flex-col gap-1 pt-1">
        {lines.map((line) => (
          <li key={line.line}>
            {words.line(line.line)}: <code className="wrap-anywhere">{line.text}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
