import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { HandOffView } from '#lib/wizard/hand-over/view.ts'
import { handOverWords as words } from '#lib/words/en/hand-over.ts'
import { formChrome } from '#lib/words/en/ui.ts'

interface HandOffListProps {
  rows: readonly HandOffView[]
  revoke: (handOffId: string) => FormAction
  now: Date
}

/** Every link made for an admin: to whom, seen or not, and how far what is theirs is. */
export function HandOffList({ rows, revoke, now }: HandOffListProps) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-lg">{words.listTitle}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-col gap-3 py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <p className="min-w-0 font-semibold wrap-anywhere">{words.for(row.sentTo, row.role)}</p>
              <HandOffTag row={row} />
            </div>
            <Facts rows={factsOf(row, now)} />
            {row.ended ? null : (
              <ActionForm action={revoke(row.id)} initial={freshForm} errorTitle={formChrome.errorTitle} className="flex flex-col gap-2">
                <div>
                  <Submit look="secondary" about={words.revokeOf(row.sentTo)}>
                    {words.revoke}
                  </Submit>
                </div>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function HandOffTag({ row: { ended, progress } }: { row: HandOffView }) {
  if (ended) {
    return (
      <StatusTag tone="plain" icon="none">
        {words.ended[ended]}
      </StatusTag>
    )
  }
  const { done, of } = progress
  const green = of > 0 && done === of
  return (
    <StatusTag tone={green ? 'good' : 'info'} icon={green ? 'good' : 'started'}>
      {words.progress(done, of)}
    </StatusTag>
  )
}

function factsOf(row: HandOffView, now: Date) {
  const moment = (at: string) => <Moment at={at} now={now} />
  return [
    {
      term: words.madeAt,
      value: (
        <>
          {moment(row.createdAt)}, {words.by} {row.sentBy}
        </>
      ),
    },
    { term: words.opened, value: row.openedAt ? moment(row.openedAt) : words.notOpened },
    { term: words.done, value: row.doneAt ? moment(row.doneAt) : words.notDone },
    ...(row.ended ? [] : [{ term: words.until, value: <Moment at={row.expiresAt} /> }]),
  ]
}
