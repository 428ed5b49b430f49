import type { FormAction } from '#components/form/action-form.tsx'
import { FindingCard } from '#components/run/finding-card.tsx'
import type { MailActions } from '#components/run/green-mail.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { VerdictTag } from '#components/run/verdict-tag.tsx'
import { RecordTable } from '#components/setup/record-table.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { RunView, StepPageView } from '#lib/wizard/view.ts'
import { recordsWords, verifyWords as words } from '#lib/words/en/pages.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { runWords } from '#lib/words/en/ui.ts'

interface VerifyRecordsProps {
  view: StepPageView & { id: 'verify-records' }
  start: FormAction | null
  /** see `RunPanel` */
  mail: MailActions | null | undefined
}

/** Step 3: each record as the name servers answer it. */
export function VerifyRecords({ view, start, mail }: VerifyRecordsProps) {
  const { records, run, checkable } = view
  if (!checkable) {
    return (
      <Notice title={words.notCheckable} level={2}>
        <p>{words.notCheckableLead}</p>
      </Notice>
    )
  }
  const title = recordsWords.foundTitle(records.length)
  return (
    <Card>
      <RunPanel
        about={words.about}
        run={run}
        earlier={view.earlier ? <RecordResults view={view} run={view.earlier} title={title} /> : null}
        start={start}
        label={words.button}
        again={runWords.checkAgain}
        never={words.never}
        stream
        mail={mail}
        result={run ? <RecordResults view={view} run={run} title={title} /> : null}
      />
      {run ? null : <RecordTable records={records} caption={title} />}
    </Card>
  )
}

function RecordResults({ view, run, title }: { view: VerifyRecordsProps['view']; run: RunView; title: string }) {
  const states = new Map(run.rows.map((row) => [row.id, <RowState key={row.id} verdict={row.verdict} detail={row.detail} />]))
  const problems = run.rows.flatMap(({ finding }) => (finding && ['fail', 'warn', 'unknown'].includes(finding.verdict) ? [finding] : []))
  return (
    <div className="flex flex-col gap-6">
      {run.finishedAt ? (
        <p className="text-muted">
          {runWords.checkedAt} <time dateTime={run.finishedAt}>{formatMoment(run.finishedAt)}</time>
        </p>
      ) : null}
      {problems.length > 0 ? <h2 className="text-xl">{words.details}</h2> : null}
      {problems.map((finding) => (
        <FindingCard key={`${finding.check}-${finding.code}-${finding.title}`} finding={finding} hostname={view.setup.customerName} />
      ))}
      <RecordTable records={view.records} caption={title} states={states} />
    </div>
  )
}

function RowState({ verdict, detail }: { verdict: RunView['rows'][number]['verdict']; detail: string }) {
  return (
    <span className="flex flex-col items-start gap-1">
      <VerdictTag verdict={verdict} />
      <span className="text-sm text-muted wrap-anywhere empty:hidden">{detail}</span>
    </span>
  )
}
