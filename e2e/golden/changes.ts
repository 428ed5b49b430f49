import type { Report, ReportFinding } from '#lib/words/report.ts'

/** Findings by code and check, for comparing: one code may be given by several checks. */
const keyed = ({ findings }: Report) => new Map(findings.map((finding) => [`${finding.code} (${finding.check})`, finding]))

const isHeard = ({ verdict }: ReportFinding): boolean => verdict !== 'pass' && verdict !== 'not-applicable'

/** Collects what changed between reports, and tells it code by code rather than scenario by scenario. */
export class Changes {
  private readonly scenariosByChange = new Map<string, string[]>()

  /** Notes every difference between two reports of one scenario. */
  note(id: string, before: Report, after: Report): void {
    for (const field of ['verdict', 'rootCause'] as const)
      if (before[field] !== after[field]) this.add(`${field}: ${before[field]} -> ${after[field]}`, id)
    for (const area of Object.keys(after.areas) as (keyof Report['areas'])[])
      if (before.areas[area].status !== after.areas[area].status)
        this.add(`area ${area}: ${before.areas[area].status} -> ${after.areas[area].status}`, id)
    if (JSON.stringify(before.edge) !== JSON.stringify(after.edge)) this.add('edge', id)
    this.noteFindings(id, keyed(before), keyed(after))
  }

  private noteFindings(id: string, before: ReadonlyMap<string, ReportFinding>, after: ReadonlyMap<string, ReportFinding>): void {
    for (const [key, finding] of before) if (!after.has(key) && isHeard(finding)) this.add(`${key}: no longer given`, id)
    for (const [key, finding] of after) {
      const old = before.get(key)
      if (!old && isHeard(finding)) this.add(`${key}: now given, ${finding.verdict}`, id)
      for (const field of old ? (Object.keys(finding) as (keyof ReportFinding)[]) : [])
        if (JSON.stringify(old?.[field]) !== JSON.stringify(finding[field])) this.add(`${key}: ${field}`, id)
    }
  }

  private add(change: string, id: string): void {
    this.scenariosByChange.set(change, [...(this.scenariosByChange.get(change) ?? []), id])
  }

  /** One line for each change, with the scenarios that show it. */
  lines(): string[] {
    return [...this.scenariosByChange]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([change, ids]) => `${change} [${ids.length}: ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}]`)
  }
}
