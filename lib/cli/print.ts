import { reportWords } from '#lib/words/en/report.ts'
import type { Report, ReportFinding } from '#lib/words/report.ts'

/** The report for a person at a terminal, line by line: verdict, the one thing to do next, then everything else. */
export function printable(report: Report): string[] {
  const { verdicts, areas, owners } = reportWords
  const root = report.findings.find(({ code }) => code === report.rootCause)
  const problems = report.findings.filter((finding) => finding.code !== finding.check)
  const statuses = Object.entries(report.areas).map(([area, { status }]) => `${areas[area as keyof typeof areas]} ${status}`)
  return [
    `${report.hostname}: ${verdicts[report.verdict]}`,
    `  ${statuses.join(' · ')} · edge ${report.edge.provider} (${report.edge.confidence})`,
    ...(root ? ['', `Next, for ${owners[root.owner]}:`, ...paragraph(root)] : []),
    ...problems.filter((finding) => finding !== root).flatMap((finding) => ['', ...paragraph(finding)]),
    '',
  ]
}

const paragraph = (finding: ReportFinding): string[] =>
  [
    `  ${finding.title} [${finding.code}]`,
    finding.found && `    found:    ${finding.found}`,
    finding.expected && `    expected: ${finding.expected}`,
    finding.why && `    why:      ${finding.why}`,
    finding.fix && `    fix:      ${finding.fix}`,
    ...(finding.causedBy ? [`    follows from ${finding.causedBy}`] : []),
    ...finding.reproduce.map((command) => `    $ ${command}`),
  ].filter((line) => line !== '')
