import type { ReactNode } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { type FactRow, Facts } from '#components/ui/facts.tsx'
import { Notice, type NoticeTone } from '#components/ui/notice.tsx'
import type { FindingView, ReportVerdict, ReportView, RunRowView } from '#lib/wizard/view.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { findingLabels, rehearsalVerdictWords, reportVerdictWords, runWords } from '#lib/words/en/ui.ts'
import { CheckRows } from './check-rows.tsx'
import { FindingCard } from './finding-card.tsx'
import { AreaStates } from './verdict-tag.tsx'

const verdictTones: Record<ReportVerdict, NoticeTone> = { ready: 'good', 'not-ready': 'bad', 'could-not-check': 'care' }

interface ReportProps {
  report: ReportView
  rows: readonly RunRowView[]
  rehearsal: boolean
  /** what to do now that it passed */
  whenReady?: ReactNode
}

/** What one check of one link host says: the verdict, the one thing to do first, and everything behind it. */
export function Report({ report, rows, rehearsal, whenReady }: ReportProps) {
  const words = rehearsal ? rehearsalVerdictWords : reportVerdictWords
  return (
    <div className="flex flex-col gap-6">
      <Notice tone={verdictTones[report.verdict]} title={words[report.verdict].title(report.hostname)} level={3}>
        <p className="text-sm text-muted">
          {runWords.checkedAt} <time dateTime={report.checkedAt}>{formatMoment(report.checkedAt)}</time>, {runWords.took(report.durationMs)}
        </p>
        {report.verdict === 'ready' ? whenReady : null}
      </Notice>
      <AreaStates areas={report.areas} />
      <Problems report={report} />
      <Facts rows={aboutRows(report)} />
      <Disclosure summary={runWords.all(rows.filter((row) => row.verdict === 'pass').length, rows.length)}>
        <CheckRows rows={rows} />
      </Disclosure>
    </div>
  )
}

function Problems({ report }: { report: ReportView }) {
  const [first, ...others] = report.problems
  if (!first) return null
  return (
    <div className="flex flex-col gap-4">
      <h3 className="text-lg">{findingLabels.first}</h3>
      <FindingCard finding={first} follows={followersOf(first, report)} hostname={report.hostname} level={4} />
      {others.length > 0 ? <h3 className="pt-2 text-lg">{findingLabels.more}</h3> : null}
      {others.map((problem) => (
        <FindingCard
          key={`${problem.check}-${problem.code}`}
          finding={problem}
          follows={followersOf(problem, report)}
          hostname={report.hostname}
          level={4}
        />
      ))}
    </div>
  )
}

const followersOf = (cause: FindingView, report: ReportView): FindingView[] =>
  report.findings.filter(
    ({ causedBy, verdict, code }) => causedBy === cause.code && code !== cause.code && (verdict === 'fail' || verdict === 'warn'),
  )

function aboutRows({ edge, certificate, resolvers }: ReportView): FactRow[] {
  const rows: FactRow[] = []
  if (edge) rows.push({ term: runWords.edge, value: `${edge.name} (${runWords.confidence[edge.confidence]})` })
  if (certificate) rows.push({ term: runWords.certificate, value: runWords.certificateLine(certificate.issuer, certificate.daysLeft) })
  if (resolvers.length > 0) rows.push({ term: runWords.resolvers, value: resolvers.join(', ') })
  return rows
}
