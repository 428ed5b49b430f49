import type { FormAction } from '#components/form/action-form.tsx'
import { FindingCard } from '#components/run/finding-card.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { VerdictTag } from '#components/run/verdict-tag.tsx'
import { RecordTable } from '#components/setup/record-table.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { Moment } from '#components/ui/moment.tsx'
import type { RecordTaskView } from '#lib/wizard/hand-over/view.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { recordsWords } from '#lib/words/en/pages.ts'
import { tasksPageWords } from '#lib/words/en/tasks.ts'
import { runWords } from '#lib/words/en/ui.ts'

const words = tasksPageWords.records

/** The records to enter, each with what was last seen of it. */
export function RecordTask({ task, look }: { task: RecordTaskView; look: FormAction }) {
  const { records, run, earlier, problems } = task
  const finished = run?.state === 'finished' ? run : earlier
  return (
    <Card>
      <Section id="records" title={words.title} lead={words.lead}>
        <RecordTable records={records} caption={recordsWords.foundTitle(records.length)} states={statesOf(finished?.rows ?? [])} />
        {problems.length > 0 ? <h3 className="text-lg">{words.mend}</h3> : null}
        {problems.map((finding) => (
          <FindingCard key={`${finding.code}-${finding.title}`} finding={finding} hostname={words.about} level={4} />
        ))}
        <RunPanel
          about={words.about}
          run={run}
          earlier={null}
          start={look}
          label={runWords.checkNow}
          again={runWords.checkNow}
          modest
          never={words.never}
          stream
          result={
            run?.finishedAt ? (
              <p className="text-sm text-muted">
                {runWords.checkedAt} <Moment at={run.finishedAt} />
              </p>
            ) : null
          }
        />
      </Section>
    </Card>
  )
}

const statesOf = (rows: readonly RunRowView[]) =>
  new Map(
    rows.map(({ id, verdict, detail }) => [
      id,
      <span key={id} className="flex flex-col items-start gap-1">
        <VerdictTag verdict={verdict} />
        <span className="text-sm text-muted wrap-anywhere empty:hidden">{detail}</span>
      </span>,
    ]),
  )
