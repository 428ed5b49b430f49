import { type Code, codes } from '#lib/engine/findings/codes.ts'
import type { Finding } from '#lib/engine/findings/finding.ts'
import type { Assessment } from '#lib/engine/run/assess.ts'
import { espNames, providerName } from '#lib/providers/registry.ts'
import { checkWords } from './en/checks.ts'
import { findingWords } from './en/findings.ts'
import { reportWords } from './en/report.ts'
import type { FindingWords, WordContext } from './types.ts'

/** A finding with its sentences: one entry of the contract's `findings`. */
export interface ReportFinding extends FindingWords {
  code: string
  check: string
  verdict: Finding['verdict']
  severity: Finding['severity']
  owner: Finding['owner']
  causedBy: string | null
  evidence: readonly string[]
  reproduce: readonly string[]
}

/** The JSON that the check command prints and others rely on. */
export interface Report {
  schema: 1
  hostname: string
  esp: Assessment['target']['esp']
  region: Assessment['target']['region']
  checkedAt: string
  durationMs: number
  /** true when an edge was judged before DNS moved: `ready` then means "safe to change DNS" */
  rehearsal: boolean
  verdict: Assessment['verdict']
  edge: Assessment['edge']
  areas: Assessment['areas']
  rootCause: string | null
  findings: readonly ReportFinding[]
}

/** Puts an assessment into words. Pure. */
export function writeReport(assessment: Assessment): Report {
  const { target } = assessment
  const context = wordContext(assessment)
  return {
    schema: 1,
    hostname: target.hostname,
    esp: target.esp,
    region: target.region,
    checkedAt: assessment.checkedAt,
    durationMs: assessment.durationMs,
    rehearsal: target.edge !== undefined,
    verdict: assessment.verdict,
    edge: assessment.edge,
    areas: assessment.areas,
    rootCause: assessment.rootCause,
    findings: assessment.findings.map((finding) => writeFinding(finding, context, assessment)),
  }
}

const nameOf = (edge: WordContext['edge']): string =>
  edge === 'custom-proxy' ? reportWords.yourProxy : edge ? providerName(edge) : reportWords.theCdn

/** What sentences may name: the edge seen, else the one chosen, else "the CDN". */
function wordContext({ target, edge }: Assessment): WordContext {
  const unnamed = edge.provider === 'none' || edge.provider === 'esp-direct' || edge.provider === 'other'
  const named = unnamed ? target.cdn : edge.provider
  return {
    hostname: target.hostname,
    espName: espNames[target.esp],
    espTarget: target.espTarget,
    edgeName: nameOf(named),
    edge: named,
    esp: target.esp,
  }
}

function writeFinding(finding: Finding, context: WordContext, assessment: Assessment): ReportFinding {
  const { code, check, verdict, severity, owner, causedBy, evidence, reproduce } = finding
  return { code, check, verdict, severity, owner, ...sentences(finding, context, assessment), causedBy, evidence, reproduce }
}

function sentences(finding: Finding, context: WordContext, assessment: Assessment): FindingWords {
  if (isCode(finding.code)) {
    const write = findingWords[finding.code] as (params: unknown, context: WordContext) => FindingWords
    return write(finding.params, context)
  }
  const { question, passed } = checkWords[finding.check] ?? { question: finding.check, passed: '' }
  const found = finding.verdict === 'pass' ? passed : finding.verdict === 'unknown' ? notSeen(finding, context, assessment) : ''
  return { title: question, found, expected: '', why: '', fix: '' }
}

/** Why a check has no answer: what has to be mended first, or simply that it was not looked at. */
function notSeen(finding: Finding, context: WordContext, assessment: Assessment): string {
  const cause = assessment.findings.find(({ code }) => code === finding.causedBy)
  if (!cause || cause.code === finding.code) return reportWords.notLookedAt
  return reportWords.heldBack(sentences({ ...cause, causedBy: null }, context, assessment).title)
}

const isCode = (code: string): code is Code => Object.hasOwn(codes, code)
