// `npm run stable -- --runs 50 --load 4 --minutes 60`: runs every scenario again and again while others keep the machine busy.
import { type ChildProcess, spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import pLimit from 'p-limit'
import { runCheck } from '#lib/engine/run/check.ts'
import { startLab } from './lab.ts'
import type { Scenario } from './scenario.ts'
import { allScenarios } from './scenarios/all.ts'
import { differences, type Outcome, outcomeOf } from './stability.ts'
import { toTarget } from './target.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    load: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
  },
})
const [runs, load, minutes] = [values.runs, values.load, values.minutes].map(Number) as [number, number, number]
/** As many side by side as the scenarios' test has. */
const sideBySide = 5
const say = (text: string) => process.stdout.write(`${text}\n`)

/** Busy until we end, however that is. */
const spin = `process.on('disconnect', () => process.exit()); const work = () => { const end = Date.now() + 50; while (Date.now() < end); setImmediate(work) }; work()`
const busy: ChildProcess[] = Array.from({ length: load }, () =>
  spawn(process.execPath, ['-e', spin], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
)

const scenarios = (await allScenarios()).filter(({ id }) => id.includes(values.only))
const outcomes = new Map<string, Outcome[]>(scenarios.map(({ id }) => [id, []]))
const end = Date.now() + minutes * 60_000
let rounds = 0
while (rounds < runs && Date.now() < end) {
  await round(scenarios)
  rounds += 1
}
for (const process of busy) process.disconnect?.()
const found = [...outcomes].flatMap(([id, list]) => differences(id, list))
for (const line of found) say(line)
say(
  `${scenarios.length} scenarios, ${rounds} of ${runs} rounds under ${load} busy processes: ${found.length === 0 ? 'no difference' : `${found.length} differences`}`,
)
process.exit(found.length > 0 ? 1 : 0)

/** Every scenario once, on a practice internet that has seen nothing yet; none is begun after the end. */
async function round(all: readonly Scenario[]): Promise<void> {
  const lab = await startLab(all)
  const limit = pLimit(sideBySide)
  const run = async (scenario: Scenario) => {
    if (Date.now() >= end) return
    const { assessment } = await runCheck(toTarget(scenario.target), lab.vantageFor(scenario))
    outcomes.get(scenario.id)?.push(outcomeOf(scenario.expect, assessment))
  }
  await Promise.all(all.map((scenario) => limit(run, scenario)))
  lab.stop()
}
