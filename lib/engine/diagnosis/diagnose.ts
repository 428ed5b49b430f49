import { codes } from '#lib/engine/findings/codes.ts'
import type { Finding } from '#lib/engine/findings/finding.ts'
import { causes, matches, rankOf } from './causes.ts'

export interface DiagnosisResult {
  /** the code of the one finding to act on first, or null when nothing is wrong */
  rootCause: string | null
  /** all findings: each root in the order of mending with its consequences behind it, then the rest */
  findings: Finding[]
}

/** Picks the one root cause and hangs what follows from others below them. Pure. */
export function diagnose(findings: readonly Finding[]): DiagnosisResult {
  const problems = findings.filter(isProblem).sort(byUrgency)
  const withCauses = linkCauses(problems)
  const root = withCauses.find((finding) => finding.causedBy === null && finding.severity !== 'info')
  const unknown = withCauses.find((finding) => finding.causedBy === null && finding.verdict === 'unknown' && finding.code !== finding.check)
  const rootCause = chooseRoot(root, unknown)
  const rest = findings.filter((finding) => !isProblem(finding))
  return { rootCause, findings: [...grouped(withCauses), ...rest.map((finding) => hangUnknown(finding, rootCause))] }
}

/** A blocker comes first; then what we could not tell; then a warning. */
const chooseRoot = (root: Finding | undefined, unknown: Finding | undefined): string | null =>
  (root?.severity === 'blocker' ? root : (unknown ?? root))?.code ?? null

/** A finding that diagnoses something, as against a plain pass, unknown or not-applicable. */
const isProblem = (finding: Finding): boolean => finding.code !== finding.check

const codeOrder = new Map(Object.keys(codes).map((code, index) => [code, index]))
const severityOrder = { blocker: 0, warning: 1, info: 2 } as const

const byUrgency = (a: Finding, b: Finding): number =>
  severityOrder[a.severity] - severityOrder[b.severity] ||
  rankOf(a.code) - rankOf(b.code) ||
  (codeOrder.get(a.code) ?? 0) - (codeOrder.get(b.code) ?? 0)

/** Gives each finding its nearest cause among the others; a cause never hangs below its own effect. */
function linkCauses(problems: readonly Finding[]): Finding[] {
  const present = problems.map((finding) => finding.code)
  return problems.map((finding) => ({ ...finding, causedBy: causeOf(finding, present) }))
}

function causeOf(finding: Finding, present: readonly string[]): string | null {
  for (const [cause, effects] of causes) {
    if (!effects.some((effect) => matches(effect, finding.code))) continue
    const found = present.find((code) => code !== finding.code && matches(cause, code))
    if (found) return found
  }
  return null
}

/** Roots in order, each followed by what hangs below it. */
function grouped(findings: readonly Finding[]): Finding[] {
  const below = (code: string | null): Finding[] =>
    findings
      .filter((finding) => finding.causedBy === code)
      .flatMap((finding) => [finding, ...(code === finding.code ? [] : below(finding.code))])
  const placed = [...new Set(below(null))]
  return [...placed, ...findings.filter((finding) => !placed.includes(finding))]
}

/** What was not looked at is so because of the root cause. */
const hangUnknown = (finding: Finding, rootCause: string | null): Finding =>
  finding.verdict === 'unknown' ? { ...finding, causedBy: rootCause } : finding
