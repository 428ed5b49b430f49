/**
 * Loaded by `node --import` before the server: puts the process on the
 * practice internet, and says which hosts there are to try.
 */
import { isMainThread } from 'node:worker_threads'
import { serveControl } from './control.ts'
import { startLab } from './lab.ts'
import type { Scenario } from './scenario.ts'
import { allScenarios } from './scenarios/all.ts'

/** One paragraph for each host worth trying: what to type, and what is to be found. */
function describe({ title, target, records, expect }: Scenario): string {
  const cdn = target.cdn ? `, CDN ${target.cdn}` : ''
  const outcome = expect.rootCause ? `${expect.verdict}: ${expect.rootCause}` : expect.verdict
  const lines = [`  ${target.hostname}`, `      ${title}`, `      ESP ${target.esp} ${target.region}${cdn} -> ${outcome}`]
  if (target.edge) lines.push(`      edge ${target.edge}`)
  for (const { type, name, data } of records) lines.push(`      record ${type} ${name} ${data}`)
  for (const link of target.links) lines.push(`      link ${link}`)
  return lines.join('\n')
}

// Workers of the server inherit the option that loads this file; one lab a process is enough.
if (isMainThread) {
  // A fault on our own side would be shared by all hosts here.
  const scenarios = (await allScenarios()).filter(({ world }) => Object.keys(world.vantage).length === 0)
  const lab = await startLab(scenarios)
  Reflect.set(globalThis, Symbol.for('ssl-wizard.vantage'), lab.vantage)
  if (process.env.LAB_CONTROL) serveControl(lab, Number(process.env.LAB_CONTROL))
  const order = ['ready', 'could-not-check', 'not-ready']
  const shown = scenarios.filter(({ demo }) => demo).sort((a, b) => order.indexOf(a.expect.verdict) - order.indexOf(b.expect.verdict))
  console.error(`Practice internet: ${scenarios.length} hosts, among them\n\n${shown.map(describe).join('\n')}\n`)
}
