import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { parseEvidence } from '#lib/engine/evidence/file.ts'
import { type Assessment, assess } from '#lib/engine/run/assess.ts'
import { type ReportFinding, writeReport } from '#lib/words/report.ts'

/** Marks of a sentence whose parameters went astray. */
const astray = /undefined|\bNaN\b|\[object |\$\{| {2}/
const tools = /^(dig|openssl|curl|nc|date|timedatectl) /

/** What holds of every run whatever was found: the rules that this one breaks, in words. */
export function brokenRules(evidence: Evidence, assessment: Assessment): string[] {
  const findings = writeReport(assessment).findings
  return [
    ...brokenReplay(evidence, assessment),
    ...brokenVerdict(assessment),
    ...brokenCauses(assessment),
    ...brokenPointers(evidence, assessment),
    ...brokenGuard(evidence),
    ...findings.flatMap(brokenSentences),
  ]
}

function brokenReplay(evidence: Evidence, assessment: Assessment): string[] {
  const again = assess(parseEvidence(JSON.stringify(evidence)))
  return JSON.stringify(again) === JSON.stringify(assessment) ? [] : ['saved evidence, judged again, gives another report']
}

function brokenVerdict({ verdict, rootCause, findings, areas }: Assessment): string[] {
  const rules: [boolean, string][] = [
    [verdict !== 'ready' && rootCause === null, `${verdict}, and nothing to act on first`],
    [
      verdict === 'not-ready' && findings.some(({ code, verdict: said }) => code === rootCause && said === 'unknown'),
      'not ready, and the root cause is no fault',
    ],
    [
      verdict === 'ready' && findings.some((finding) => finding.verdict === 'fail' && finding.severity === 'blocker'),
      'ready with a blocker',
    ],
    [
      verdict === 'ready' && Object.values(areas).some(({ status }) => status === 'error' || status === 'unknown'),
      'ready with an area that is not well',
    ],
  ]
  return rules.filter(([broken]) => broken).map(([, rule]) => rule)
}

function brokenCauses({ rootCause, findings }: Assessment): string[] {
  const codes = new Set(findings.map(({ code }) => code))
  const root = findings.find(({ code }) => code === rootCause)
  return [
    ...(rootCause !== null && !root ? [`root cause ${rootCause} is no finding`] : []),
    ...(root && root.causedBy !== null ? [`root cause ${rootCause} follows from ${root.causedBy}`] : []),
    ...findings.flatMap(({ code, causedBy }) =>
      causedBy !== null && (!codes.has(causedBy) || causedBy === code)
        ? [`${code} follows from ${causedBy}, which is no other finding`]
        : [],
    ),
  ]
}

function brokenPointers({ dns, tls, http, addresses }: Evidence, { findings }: Assessment): string[] {
  const ids = new Set([...dns, ...tls, ...http].map(({ id }) => id))
  for (const { role, address } of addresses) ids.add(`address.${role}.${address}`)
  return findings.flatMap(({ check, evidence }) =>
    evidence.filter((id) => !ids.has(id)).map((id) => `${check} points to ${id}, which nobody gathered`),
  )
}

/** What the guard refused was never dialled. */
function brokenGuard({ addresses, tls, http }: Evidence): string[] {
  const refused = new Set(addresses.filter(({ allowed }) => !allowed).map(({ address }) => address))
  const dialled = [...tls, ...http].filter(({ address, attempt }) => refused.has(address) && attempt.state === 'observed')
  return dialled.map(({ id, address }) => `${id} went to ${address}, which is not allowed`)
}

function brokenSentences({ code, verdict, title, found, expected, why, fix, reproduce }: ReportFinding): string[] {
  if (verdict === 'pass' || verdict === 'not-applicable') return []
  const sentences = Object.entries({ title, found, expected, why, fix })
  const commands = reproduce.filter((command) => !tools.test(command) || astray.test(command))
  return [
    ...sentences.filter(([, text]) => astray.test(text)).map(([part, text]) => `${code}: ${part} reads "${text}"`),
    ...(title === '' ? [`${code} has no title`] : []),
    ...commands.map((command) => `${code}: no command to type: "${command}"`),
  ]
}
