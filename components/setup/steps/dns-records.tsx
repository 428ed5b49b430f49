import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { RadioField, TextField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { RecordTable } from '#components/setup/record-table.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { recordSources } from '#lib/wizard/forms/fields.ts'
import type { RecordView, StepPageView, UnreadLineView } from '#lib/wizard/view.ts'
import { recordsWords as words } from '#lib/words/en/pages.ts'
import { copyWords, formChrome } from '#lib/words/en/ui.ts'

/** Step 2: the records in, as Braze sent them; the records out, for the DNS admin. */
export function DnsRecords({ view, action }: { view: StepPageView & { id: 'dns-records' }; action: FormAction }) {
  return (
    <>
      {view.records.length > 0 ? <RecordsFound records={view.records} /> : null}
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

function RecordsFound({ records }: { records: readonly RecordView[] }) {
  const title = words.foundTitle(records.length)
  const text = records.map(({ type, name, value }) => `${type}\t${name}\t${value}`).join('\n')
  return (
    <Card>
      <Section id="records-found" title={title} lead={words.foundLead}>
        <RecordTable records={records} caption={title} />
        <div>
          <CopyButton text={text} label={words.copyAll} done={copyWords.done} refused={copyWords.refused} />
        </div>
      </Section>
    </Card>
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
