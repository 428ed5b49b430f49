import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Area, areas } from '#lib/engine/findings/finding.ts'
import type { Assessment } from '#lib/engine/run/assess.ts'
import { providerName } from '#lib/providers/registry.ts'
import type { AreaStatus, EdgeView, FindingView, ReportView } from '#lib/wizard/view.ts'
import { type ReportFinding, writeReport } from '#lib/words/report.ts'
import { certificateView } from './certificate-view.ts'
import { evidenceLines } from './evidence-lines.ts'

/** A finished run as a page shows it. Pure. */
export function reportView(assessment: Assessment, evidence: Evidence | null): ReportView {
  const report = writeReport(assessment)
  const findings = report.findings.map((finding) => findingView(finding, evidence))
  const own = findings.filter(
    ({ verdict, causedBy, code, check }) => (verdict === 'fail' || verdict === 'warn') && causedBy === null && code !== check,
  )
  const rootCause = findings.find(({ code }) => code === report.rootCause) ?? null
  return {
    hostname: report.hostname,
    checkedAt: report.checkedAt,
    durationMs: report.durationMs,
    verdict: report.verdict,
    edge: edgeView(report.edge),
    areas: Object.fromEntries(areas.map((area) => [area, report.areas[area].status])) as Record<Area, AreaStatus>,
    rootCause,
    problems: rootCause ? [rootCause, ...own.filter((finding) => finding !== rootCause)] : own,
    findings,
    certificate: certificateView(evidence),
    resolvers: evidence?.vantage.resolvers ?? [],
  }
}

/** A finding with its evidence spelled out. */
export function findingView(finding: ReportFinding, evidence: Evidence | null): FindingView {
  const { evidence: ids, reproduce, check } = finding
  return {
    ...finding,
    area: check.slice(0, check.indexOf('.')) as Area,
    evidence: evidenceLines(ids, evidence),
    reproduce: [...reproduce],
  }
}

/** Who answers; null where nothing was recognised. */
export const edgeView = ({ provider, confidence, evidence }: Assessment['edge']): EdgeView | null =>
  provider === 'none' ? null : { provider, name: providerName(provider), confidence, evidence: [...evidence] }
