import { checks } from '#lib/engine/checks/registry.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Area, Verdict } from '#lib/engine/findings/finding.ts'
import type { Assessment } from '#lib/engine/run/assess.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { checkWords } from '#lib/words/en/checks.ts'
import { type ReportFinding, writeReport } from '#lib/words/report.ts'
import { findingView } from './report-view.ts'

const areaOf = (check: string): Area => check.slice(0, check.indexOf('.')) as Area

/** The lines of a run over a link host before anything is known: one a check. */
export const emptyRows = (): RunRowView[] =>
  checks.map(({ id }) => ({
    id,
    group: areaOf(id),
    title: checkWords[id]?.question ?? id,
    verdict: 'not-checked',
    detail: '',
    finding: null,
  }))

/**
 * The lines that an assessment lets us show.
 * @param final false while evidence still comes: what is not known then may yet
 * become known, so that only what was decided is given
 */
export function checkRows(assessment: Assessment, evidence: Evidence, final: boolean): RunRowView[] {
  const byCheck = Map.groupBy(writeReport(assessment).findings, ({ check }) => check)
  return emptyRows().flatMap((row) => {
    const finding = worst(byCheck.get(row.id) ?? [])
    if (!finding || (!final && (finding.verdict === 'unknown' || finding.verdict === 'not-applicable'))) return []
    const diagnosed = finding.code !== finding.check
    const detail = diagnosed ? finding.title : finding.found
    return [{ ...row, verdict: finding.verdict, detail, finding: diagnosed ? findingView(finding, evidence) : null }]
  })
}

const weight: Record<Verdict, number> = { fail: 0, warn: 1, unknown: 2, pass: 3, 'not-applicable': 4 }

/** Of a check's findings the one that weighs most; a cause before what follows from it. */
const worst = (findings: readonly ReportFinding[]): ReportFinding | undefined =>
  findings.toSorted((a, b) => weight[a.verdict] - weight[b.verdict] || Number(a.causedBy !== null) - Number(b.causedBy !== null))[0]
