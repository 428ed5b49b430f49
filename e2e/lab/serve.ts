/**
 * A practice internet in a process of its own, for benchmarks:
 * `node e2e/lab/serve.ts --hosts 200 --rtt 0 --map FILE [--targets FILE]`.
 * Writes the map for `preload.ts`, and the targets as lines for `check --batch`;
 * says `ready`, and runs until it is ended.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { healthyHosts } from './healthy-hosts.ts'
import { startLab } from './lab.ts'
import type { ScenarioTarget } from './scenario.ts'

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '200' },
    rtt: { type: 'string', default: '0' },
    map: { type: 'string' },
    targets: { type: 'string' },
  },
})

/** A target with the long option names of the `check` command as keys. */
const toLine = ({ hostname, esp, region, espTarget, cdn, edge, links }: ScenarioTarget): string =>
  JSON.stringify({ hostname, esp, region, 'esp-target': espTarget, cdn, edge, link: links })

const scenarios = healthyHosts(Number(values.hosts))
const lab = await startLab(scenarios, { rttMs: Number(values.rtt) })
if (values.map) writeFileSync(values.map, JSON.stringify(lab.map))
if (values.targets) writeFileSync(values.targets, `${scenarios.map(({ target }) => toLine(target)).join('\n')}\n`)
console.log('ready')
// The listeners alone do not keep a process alive.
setInterval(() => {}, 60_000)
