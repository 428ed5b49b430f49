import { checks } from '#lib/engine/checks/registry.ts'
import { diagnose } from '#lib/engine/diagnosis/diagnose.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Edge } from '#lib/engine/facts/edge/decide.ts'
import { factValue } from '#lib/engine/facts/fact.ts'
import { deriveFacts } from '#lib/engine/facts/facts.ts'
import type { Area, Finding } from '#lib/engine/findings/finding.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { judgeFacts } from './judge.ts'
import { type AreaStatus, areaStatuses, openQuestions, type RunVerdict, runVerdict } from './readiness.ts'

/** All that one run says, without a word of any language: the contract's JSON but for its sentences. */
export interface Assessment {
  target: Target
  checkedAt: string // RFC 3339, UTC
  durationMs: number
  verdict: RunVerdict
  edge: Edge
  areas: Record<Area, { status: AreaStatus }>
  rootCause: string | null
  findings: readonly Finding[]
}

const noEdge: Edge = { provider: 'none', confidence: 'possible', evidence: [], behind: [] }

/** Judges evidence. Pure: the same evidence gives the same assessment. */
export function assess(evidence: Evidence): Assessment {
  const facts = deriveFacts(evidence)
  const judged = judgeFacts(evidence, facts, checks)
  const statuses = areaStatuses(judged, checks)
  const verdict = runVerdict(judged, statuses)
  const { rootCause, findings } = diagnose(judged, openQuestions(judged, checks, verdict))
  return {
    target: evidence.target,
    checkedAt: evidence.startedAt,
    durationMs: evidence.durationMs,
    verdict,
    edge: factValue(facts.edge) ?? noEdge,
    areas: {
      dns: { status: statuses.dns },
      cdn: { status: statuses.cdn },
      tls: { status: statuses.tls },
      forwarding: { status: statuses.forwarding },
    },
    rootCause,
    findings,
  }
}
