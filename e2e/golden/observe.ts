import { startLab } from '#e2e/lab/lab.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { toTarget } from '#e2e/lab/target.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Assessment, assess } from '#lib/engine/run/assess.ts'
import { gather } from '#lib/engine/run/gather.ts'

const atATime = 24

/** Runs each scenario once on the practice internet, some at a time. Evidence by scenario id. */
export async function observe(scenarios: readonly Scenario[]): Promise<Map<string, { evidence: Evidence; assessment: Assessment }>> {
  const lab = await startLab(scenarios)
  const seen = new Map<string, { evidence: Evidence; assessment: Assessment }>()
  const queue = [...scenarios]
  const work = async () => {
    for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
      const evidence = await gather(toTarget(scenario.target), lab.vantageFor(scenario))
      seen.set(scenario.id, { evidence, assessment: assess(evidence) })
    }
  }
  await Promise.all(Array.from({ length: atATime }, work))
  lab.stop()
  return seen
}
