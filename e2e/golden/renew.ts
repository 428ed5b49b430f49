// `npm run golden`: observes the scenarios that have no evidence of their own, were changed since or are judged otherwise now (all of them
// with `-- --all`), judges all evidence that is saved anew, and prints what that changes, code by code.
import type { Scenario } from '#e2e/lab/scenario.ts'
import { allScenarios } from '#e2e/lab/scenarios/all.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { assess } from '#lib/engine/run/assess.ts'
import { type Report, writeReport } from '#lib/words/report.ts'
import { Changes } from './changes.ts'
import { observe } from './observe.ts'
import { areaOf, digestOf, type Golden, readGolden, writeGolden } from './store.ts'

const tries = 3
const say = (text: string) => process.stdout.write(`${text}\n`)

const scenarios = await allScenarios()
const saved = readGolden()
const everything = process.argv.includes('--all')
const stale = scenarios.filter((scenario) => everything || isStale(scenario, saved.get(scenario.id)))
const fresh = await observeUntilRight(stale)
const changes = new Changes()
const byArea = new Map<string, Golden[]>()
for (const scenario of scenarios) {
  const golden = renewed(scenario, fresh.get(scenario.id) ?? saved.get(scenario.id)?.evidence)
  if (golden) byArea.set(areaOf(scenario), [...(byArea.get(areaOf(scenario)) ?? []), golden])
}
writeGolden(byArea)
tell()

/** Also where the saved evidence leads elsewhere now: the probes may look at more than they did. Where new evidence does so too, the fault shows below. */
function isStale(scenario: Scenario, golden: Golden | undefined): boolean {
  if (golden?.digest !== digestOf(scenario)) return true
  const { rootCause } = assess(golden.evidence)
  if (rootCause === scenario.expect.rootCause) return false
  say(`observed anew, as the saved evidence leads to ${rootCause}: ${scenario.id}`)
  return true
}

/** Evidence counts only when it leads to the cause that the scenario is about: a machine under load may have seen too little. */
async function observeUntilRight(wanted: readonly Scenario[]): Promise<Map<string, Evidence>> {
  const right = new Map<string, Evidence>()
  let left = wanted
  for (let round = 0; round < tries && left.length > 0; round += 1) {
    const seen = await observe(left)
    const isRight = ({ id, expect }: Scenario) => seen.get(id)?.assessment.rootCause === expect.rootCause
    for (const { id } of left.filter(isRight)) right.set(id, seen.get(id)?.evidence as Evidence)
    left = left.filter((scenario) => !isRight(scenario))
  }
  for (const { id, expect } of left) say(`not saved, as its root cause is not ${expect.rootCause}: ${id}`)
  if (left.length > 0) process.exitCode = 1
  return right
}

function renewed(scenario: Scenario, evidence: Evidence | undefined): Golden | undefined {
  if (!evidence) return undefined
  const { id } = scenario
  const report = JSON.stringify(writeReport(assess(evidence)))
  const before = saved.get(id)
  // A new observation differs in its times and addresses anyway: only an old one shows a change of judgement.
  if (before && before.report !== report && !fresh.has(id)) changes.note(id, JSON.parse(before.report) as Report, JSON.parse(report))
  return { id, digest: fresh.has(id) ? digestOf(scenario) : (before?.digest ?? ''), evidence, report }
}

function tell(): void {
  const ids = new Set(scenarios.map(({ id }) => id))
  const added = [...fresh.keys()].filter((id) => !saved.has(id))
  const gone = [...saved.keys()].filter((id) => !ids.has(id))
  say(`${scenarios.length} scenarios: ${fresh.size} observed (${added.length} of them new), ${gone.length} gone`)
  const lines = changes.lines()
  say(lines.length === 0 ? 'No judgement of saved evidence changed.' : 'Judgements of saved evidence that changed:')
  for (const line of lines) say(`  ${line}`)
}
