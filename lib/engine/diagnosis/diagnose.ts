import { codes } from '#lib/engine/findings/codes.ts'
import type { Finding } from '#lib/engine/findings/finding.ts'
import { causes, matches, rankOf } from './causes.ts'

export interface DiagnosisResult {
  /** the code of the one finding to act on first, or null when nothing is wrong */
  rootCause: string | null
  /** all findings: each root in the order of mending with its consequences behind it, then the rest */
  findings: Finding[]
}

/**
 * Picks the one root cause and hangs what follows from others below them. Pure.
 * @param open checks that keep the run from any verdict, the weightiest first; none where it comes to one
 */
export function diagnose(all: readonly Finding[], open: readonly string[] = []): DiagnosisResult {
  const findings = withReason(blindOnce(all), open)
  const problems = findings.filter(isProblem).sort(byUrgency)
  const withCauses = linkCauses(problems)
  const roots = withCauses.filter((finding) => finding.causedBy === null && finding.severity !== 'info')
  const root = roots.find((finding) => isGrave(finding, withCauses)) ?? roots[0]
  const unknown = withCauses.find((finding) => finding.causedBy === null && finding.verdict === 'unknown' && finding.code !== finding.check)
  const rootCause = (root && isGrave(root, withCauses) ? root : (unknown ?? root))?.code ?? null
  const rest = findings.filter((finding) => !isProblem(finding))
  return { rootCause, findings: [...grouped(withCauses), ...rest.map((finding) => hangUnknown(finding, rootCause))] }
}

/** That we could not see is said once; every other check that it kept from an answer is plainly unknown. */
function blindOnce(findings: readonly Finding[]): readonly Finding[] {
  const first = findings.findIndex(({ code }) => code === blind)
  return findings.map((finding, index) =>
    finding.code === blind && index !== first ? { ...finding, code: finding.check, owner: 'us', params: {}, reproduce: [] } : finding,
  )
}

const blind = 'checker.could-not-check'

/** A blocker comes first, or what brings one about; then what we could not tell; then a warning. */
const isGrave = (root: Finding, all: readonly Finding[]): boolean =>
  root.severity === 'blocker' || all.some((finding) => finding.severity === 'blocker' && finding.causedBy === root.code)

/**
 * A run that comes to no verdict says why. Where no check has a word for it, the
 * weightiest open one is said to be ours to find out: somebody must not be left with a bare "unknown".
 */
function withReason(findings: readonly Finding[], open: readonly string[]): readonly Finding[] {
  const [first] = open
  if (first === undefined) return findings
  const tells = ({ code, check, severity, verdict, area }: Finding): boolean =>
    code !== check &&
    (verdict === 'unknown' || severity === 'blocker' || (severity === 'warning' && open.some((id) => id.startsWith(`${area}.`))))
  if (findings.some(tells)) return findings
  const waiting = findings.find(({ code, check, owner }) => code !== check && owner === 'wait')
  const place = findings.findIndex((finding) => finding.check === (waiting?.check ?? first))
  const reason: Partial<Finding> = waiting
    ? { verdict: 'unknown' }
    : {
        code: blind,
        verdict: 'unknown',
        severity: codes[blind].severity,
        owner: codes[blind].owner,
        params: { what: first, reason: 'the answers fit nothing that we know' },
      }
  return findings.map((finding, index) => (index === place ? { ...finding, ...reason } : finding))
}

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
