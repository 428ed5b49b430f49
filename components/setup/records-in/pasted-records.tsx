import { HostName } from '#components/ui/host-name.tsx'
import type { PastedRecordView } from '#lib/wizard/views/paste-view.ts'
import { recordsWords } from '#lib/words/en/pages.ts'
import { recordsInWords as words } from '#lib/words/en/records-in.ts'

/** Each record as it was understood, with what was mended and the line that it stands in; one card per record on a phone. */
export function PastedRecords({ records }: { records: readonly PastedRecordView[] }) {
  const { column } = words
  return (
    <section aria-labelledby="pasted-records" className="flex flex-col gap-3">
      <h2 id="pasted-records" className="text-lg">
        {words.understood(records.length)}
      </h2>
      <ol className="flex flex-col gap-3">
        {records.map((record) => (
          <li
            key={`${record.line}-${record.type}-${record.name}-${record.value}`}
            className="keep-together rounded-md border border-line bg-surface p-4"
          >
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold">
                {recordsWords.kinds[record.kind]} <span className="font-normal text-muted">· {record.type}</span>
              </span>
              <span className="text-sm text-muted">{words.line(record.line)}</span>
            </p>
            <dl className="grid gap-x-4 gap-y-1 pt-1 sm:grid-cols-[4rem_1fr]">
              <dt className="text-sm text-muted">{column.name}</dt>
              <dd className="min-w-0">
                <code className="wrap-anywhere">
                  <HostName>{record.name}</HostName>
                </code>
              </dd>
              <dt className="text-sm text-muted">{column.value}</dt>
              <dd className="min-w-0">
                <code className="wrap-anywhere">
                  <HostName>{record.value}</HostName>
                </code>
              </dd>
            </dl>
            <ul className="pt-2 text-sm text-muted empty:hidden">
              {record.corrections.map((sentence) => (
                <li key={sentence} className="wrap-anywhere">
                  {sentence}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
