import type { FormAction } from '#components/form/action-form.tsx'
import { FindingCard } from '#components/run/finding-card.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { VerdictTag } from '#components/run/verdict-tag.tsx'
import { RecordsOutTools, ZoneOut } from '#components/setup/records-out.tsx'
import { RecordsOutTable } from '#components/setup/records-out-table.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import type { RecordTaskView } from '#lib/wizard/hand-over/view.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { recordsWords } from '#lib/words/en/pages.ts'
import { tasksPageWords } from '#lib/words/en/tasks.ts'
import { runWords } from '#lib/words/en/ui.ts'
import { LastLook } from './last-look.tsx'

const words = tasksPageWords.records

/** The records to enter, each as its DNS host wants it and with what was last seen of it. */
export function RecordTask({ task, look }: { task: RecordTaskView; look: FormAction }) {
  const { out, run, earlier, problems } = task
  const finished = run?.state === 'finished' ? run : earlier
  const title = recordsWords.foundTitle(out.records.length)
  return (
    <Card>
      <Section id="records" title={words.title} lead={words.lead}>
        {out.zones.map((zone) => (
          <ZoneOut key={zone.zone} zone={zone} several={out.zones.length > 1} />
        ))}
        <RecordsOutTable records={out.records} caption={title} results={resultsOf(finished?.rows ?? [])} />
        <RecordsOutTools view={out} />
        {problems.length > 0 ? <h3 className="text-lg">{words.mend}</h3> : null}
        {problems.map((finding) => (
          <FindingCard key={`${finding.code}-${finding.title}`} finding={finding} hostname={words.about} level={4} />
        ))}
        <div className="no-print">
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
            result={<LastLook run={run} />}
          />
        </div>
      </Section>
    </Card>
  )
}

/** In the place of what would happen stands what was seen, once that was looked at. */
const resultsOf = (rows: readonly RunRowView[]) =>
  new Map(
    rows
      .filter(({ verdict }) => verdict !== 'not-checked')
      .map(({ id, verdict, detail }) => [
        id,
        <div key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunken px-4 py-3 print:px-0">
          <VerdictTag verdict={verdict} />
          <span className="wrap-anywhere empty:hidden">{detail}</span>
        </div>,
      ]),
  )
