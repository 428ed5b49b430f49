import type { AnyCheck } from '#lib/engine/checks/check.ts'
import { type Area, areas, type Finding } from '#lib/engine/findings/finding.ts'

export type AreaStatus = 'ok' | 'warning' | 'error' | 'unknown'
export type RunVerdict = 'ready' | 'not-ready' | 'could-not-check'

/**
 * The checks whose `pass` is the proof that readiness asks for: a certificate
 * that recipients' browsers trust, and the ESP's own answer through the edge.
 */
export const proofs: readonly string[] = ['tls.trust', 'forwarding.proof']

/** The status of each area from its findings; never `ok` by default. */
export function areaStatuses(findings: readonly Finding[], checks: readonly AnyCheck[]): Record<Area, AreaStatus> {
  const advisory = new Set(checks.filter((check) => check.advisory).map((check) => check.id as string))
  const status = (area: Area): AreaStatus => {
    const here = findings.filter((finding) => finding.area === area)
    if (here.some((finding) => finding.verdict === 'fail' && finding.severity === 'blocker')) return 'error'
    if (here.some((finding) => finding.verdict === 'unknown' && !advisory.has(finding.check))) return 'unknown'
    if (!here.some((finding) => finding.verdict === 'pass')) return 'unknown'
    return here.some(isWarning) ? 'warning' : 'ok'
  }
  return Object.fromEntries(areas.map((area) => [area, status(area)])) as Record<Area, AreaStatus>
}

const isWarning = (finding: Finding): boolean => (finding.verdict === 'warn' || finding.verdict === 'fail') && finding.severity !== 'info'

/** The checks that keep a run from any verdict, the proofs first; none where it comes to one. */
export function openQuestions(findings: readonly Finding[], checks: readonly AnyCheck[], verdict: RunVerdict): string[] {
  if (verdict !== 'could-not-check') return []
  const advisory = new Set(checks.filter((check) => check.advisory).map((check) => check.id as string))
  const unknown = findings.filter((finding) => finding.verdict === 'unknown' && !advisory.has(finding.check)).map(({ check }) => check)
  const unproven = proofs.filter((id) => findings.some((finding) => finding.check === id && finding.verdict !== 'pass'))
  return [...new Set([...unproven.toReversed(), ...unknown])]
}

/** Ready only when everything is known to be well and both proofs were given. */
export function runVerdict(findings: readonly Finding[], statuses: Record<Area, AreaStatus>): RunVerdict {
  if (findings.some((finding) => finding.verdict === 'fail' && finding.severity === 'blocker')) return 'not-ready'
  const proven = proofs.every((id) => findings.some((finding) => finding.check === id && finding.verdict === 'pass'))
  const allGood = areas.every((area) => statuses[area] === 'ok' || statuses[area] === 'warning')
  return proven && allGood ? 'ready' : 'could-not-check'
}
