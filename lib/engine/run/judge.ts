import type { AnyCheck } from '#lib/engine/checks/check.ts'
import { checks as allChecks } from '#lib/engine/checks/registry.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Fact } from '#lib/engine/facts/fact.ts'
import { deriveFacts, type Facts } from '#lib/engine/facts/facts.ts'
import { type Code, codes } from '#lib/engine/findings/codes.ts'
import type { Area, Diagnosis, Finding, Judgement, Verdict } from '#lib/engine/findings/finding.ts'

/** All checks over one evidence: findings in the registry's order, causes not yet worked out. Pure. */
export function judge(evidence: Evidence, checks: readonly AnyCheck[] = allChecks): Finding[] {
  return judgeFacts(evidence, deriveFacts(evidence), checks)
}

/** The same where the facts are at hand. */
export function judgeFacts(evidence: Evidence, facts: Facts, checks: readonly AnyCheck[] = allChecks): Finding[] {
  return checks.flatMap((check) => runOne(check, facts, evidence))
}

function runOne(check: AnyCheck, facts: Facts, evidence: Evidence): Finding[] {
  const needed = check.needs.map((name: keyof Facts) => [name, facts[name]] as [string, Fact<unknown>])
  const missing = needed.find(([, fact]) => !fact.known)?.[1]
  if (missing && !missing.known) return [onBehalf(check, missing)]
  const input = Object.fromEntries(needed.map(([name, fact]) => [name, fact.known ? fact.value : undefined]))
  const pointers = [...new Set(needed.flatMap(([, fact]) => (fact.known ? fact.evidence : [])))]
  try {
    const judgement: Judgement = check.judge({ ...input, target: evidence.target, now: new Date(evidence.startedAt) })
    return toFindings(check, judgement, pointers)
  } catch (error) {
    // A fault of ours in one check must neither hide the others nor be blamed on the customer.
    return [couldNotCheck(check, `the check itself failed: ${error instanceof Error ? error.message : String(error)}`)]
  }
}

/** What the runner says for a check whose evidence could not be had: never pass, never fail. */
function onBehalf(check: AnyCheck, fact: Fact<unknown> & { known: false }): Finding {
  if (fact.reason === 'could-not-observe') return couldNotCheck(check, fact.detail)
  return { ...plain(check, 'unknown', []), params: { detail: fact.detail } }
}

function couldNotCheck(check: AnyCheck, reason: string): Finding {
  return diagnosed(check, 'unknown', { code: 'checker.could-not-check', params: { what: check.id, reason }, reproduce: [] }, [])
}

function toFindings(check: AnyCheck, judgement: Judgement, pointers: readonly string[]): Finding[] {
  switch (judgement.verdict) {
    case 'pass':
      return [plain(check, 'pass', judgement.evidence ?? pointers)]
    case 'not-applicable':
      return [plain(check, 'not-applicable', [])]
    case 'unknown':
      return [judgement.diagnosis ? diagnosed(check, 'unknown', judgement.diagnosis, pointers) : plain(check, 'unknown', pointers)]
    default:
      return judgement.diagnoses.map((diagnosis) => diagnosed(check, judgement.verdict, diagnosis, pointers))
  }
}

const areaOf = (check: AnyCheck): Area => check.id.slice(0, check.id.indexOf('.')) as Area

const plain = (check: AnyCheck, verdict: Verdict, evidence: readonly string[]): Finding => ({
  code: check.id,
  check: check.id,
  area: areaOf(check),
  verdict,
  severity: 'info',
  owner: 'us',
  params: {},
  causedBy: null,
  evidence,
  reproduce: [],
})

function diagnosed(check: AnyCheck, verdict: Verdict, diagnosis: Diagnosis, pointers: readonly string[]): Finding {
  const { severity, owner } = codes[diagnosis.code as Code]
  return {
    code: diagnosis.code,
    check: check.id,
    area: areaOf(check),
    verdict,
    severity,
    owner,
    params: diagnosis.params as Record<string, unknown>,
    causedBy: null,
    evidence: diagnosis.evidence ?? pointers,
    reproduce: diagnosis.reproduce,
  }
}
