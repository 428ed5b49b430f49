// `npm run fuzz -- --minutes 10`: the properties with fresh inputs, in turns, until the time is up.
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { properties } from './properties.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } })
const until = Date.now() + Number(values.minutes) * 60_000
const say = (text: string) => process.stdout.write(`${text}\n`)

const runs = new Map<string, number>()
const failures = new Map<string, string>()
/** The longest that one round of a property took for each of its runs, milliseconds: where work is unbounded, it shows here. */
const slowest = new Map<string, number>()
let seed = Number(values.seed ?? Date.now() % 1_000_000_007)
say(`fuzzing for ${values.minutes} minutes, first seed ${seed}`)

while (Date.now() < until) {
  for (const { name, make, runs: numRuns } of properties) {
    if (failures.has(name)) continue
    seed += 1
    const started = performance.now()
    const result = await fc.check(make(), { seed, numRuns })
    runs.set(name, (runs.get(name) ?? 0) + result.numRuns)
    slowest.set(name, Math.max(slowest.get(name) ?? 0, (performance.now() - started) / Math.max(1, result.numRuns)))
    if (!result.failed) continue
    failures.set(name, fc.defaultReportMessage(result) ?? `seed ${seed}`)
    say(`\nFAILED ${name}\n${failures.get(name)?.slice(0, 3000)}\n`)
  }
}
for (const [name, count] of runs)
  say(`${failures.has(name) ? 'FAILED' : 'held'}  ${name}: ${count} inputs, at most ${slowest.get(name)?.toFixed(2)} ms each`)
process.exitCode = failures.size > 0 ? 1 : 0
