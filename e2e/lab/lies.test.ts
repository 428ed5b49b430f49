import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exitStatus } from '#lib/cli/answer-line.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { traceLink } from '#lib/engine/run/trace.ts'
import { observeOutlook } from '#lib/services/observe-outlook.ts'
import { observeRecords } from '#lib/services/observe-records.ts'
import { parseRecords } from '#lib/wizard/records/parse-records.ts'
import { judgeHops } from '#lib/wizard/trace/judge.ts'
import { changesSince } from '#lib/wizard/waiting/propagation.ts'
import { defineScenario } from './define.ts'
import { isOfMail } from './dns/liar.ts'
import { brokenRules } from './invariants.ts'
import { type Lab, startLab } from './lab.ts'
import { type Lie, lies, type Scenario, type VantageFaults } from './scenario.ts'
import { toTarget } from './target.ts'
import { vantageOf } from './vantage.ts'

const worlds = {
  alias: world('lied-about-alias', { esp: 'sendgrid', cdn: 'cloudfront', records: true }),
  address: world('lied-about-address', { esp: 'ses', cdn: 'nginx', records: true }),
  rehearsal: world('lied-about-rehearsal', { esp: 'sparkpost', cdn: 'fastly', rehearsal: true }),
}

function world(id: string, setup: Parameters<typeof defineScenario>[0]['setup']): Scenario {
  return defineScenario({ id, title: 'A healthy set-up, seen from a network that lies', setup, expect: { verdict: 'ready' } })
}

let lab: Lab
beforeAll(async () => {
  lab = await startLab(Object.values(worlds))
})
afterAll(() => lab.stop())

const from = (faults: VantageFaults['lies']) => vantageOf(lab.map, faults ? { lies: faults } : {})
const signal = new AbortController().signal

/** Every kind of lie: to the resolvers' questions alone, and to all questions. */
const networks = lies.flatMap((how): { how: Lie; intercepts?: 'without-aa' | 'with-aa' }[] => [
  { how },
  { how, intercepts: 'without-aa' },
  { how, intercepts: 'with-aa' },
])
const nameOf = ({ how, intercepts }: (typeof networks)[number]): string => `${how}${intercepts ? `, all of port 53 ${intercepts}` : ''}`
const table = networks.map((network) => [nameOf(network), network] as const)

describe.concurrent.each(Object.entries(worlds))('a network that lies, and a healthy set-up: %s', { concurrent: true }, (_, scenario) => {
  it.each(table)('check: %s', async (_name, network) => {
    const { evidence, assessment } = await runCheck(toTarget(scenario.target), from(network))
    const blamed = assessment.findings.filter(({ verdict, severity }) => verdict === 'fail' || (verdict === 'warn' && severity !== 'info'))
    expect(brokenRules(evidence, assessment)).toEqual([])
    // That a resolver denies what the zone has is seen, and no word against the record.
    if (network.how === 'bare' && !network.intercepts && !scenario.target.edge)
      return expect(blamed.map(({ code }) => code)).toEqual(['dns.negative-answer-cached'])
    // In a rehearsal the edge is asked by a name of its own, which these leave alone.
    if (scenario.target.edge && !isOfMail(scenario.target.edge) && ['bare', 'split'].includes(network.how))
      return expect(blamed).toEqual([])
    expect([assessment.verdict, exitStatus(assessment.verdict), blamed.map(({ code }) => code)]).toEqual(['could-not-check', 2, []])
    expect(assessment.rootCause).toBe('checker.could-not-check')
  })
})

it.concurrent.each(table)('records: %s', async (_name, network) => {
  const { target, records, world } = worlds.alias
  const read = parseRecords(records.map(({ type, name, data }) => `${type} ${name} ${data}`).join('\n'), world.domain)
  const handedOut = read.records.map((record, i) => ({ ...record, id: String(i) }))
  const { rows, evidence } = await observeRecords(handedOut, toTarget(target), from(network), { signal, onRow: () => {} })
  const told = rows.flatMap(({ verdict, finding }) => (verdict === 'fail' ? [verdict] : (finding?.code ?? [])))
  expect([...new Set(told)]).toEqual(network.how === 'bare' && !network.intercepts ? ['dns.stale-resolver-cache'] : [])
  // What stood there before is not said to have changed.
  const healthy = await observeRecords(handedOut, toTarget(target), from(undefined), { signal, onRow: () => {} })
  expect(changesSince({ evidence: healthy.evidence, result: null }, evidence)).toEqual([])
})

it.concurrent.each(table)('first look at a link host: %s', async (_name, network) => {
  const hostname = worlds.alias.world.hostname
  const { rows } = await observeOutlook({ hostname, given: 'link' }, null, from(network), { signal, onRows: () => {} })
  expect(rows.map(({ id, verdict }) => `${id} ${verdict}`).filter((row) => row.endsWith('fail'))).toEqual([])
})

// Of a link only its host is looked up: who has a zone of that name inside says so in due form.
it.concurrent.each(table.filter(([, { how }]) => how !== 'split'))('a link followed: %s', async (_name, network) => {
  const { target, world } = worlds.alias
  const url = new URL(target.links[0] as string)
  const trace = await traceLink(url, toTarget(target), from(network), { signal })
  const faults = judgeHops(trace, [world.hostname]).flatMap((hop) => hop.faults.map(({ code, verdict }) => `${verdict} ${code}`))
  expect(faults.filter((fault) => fault.includes('no-address') || fault.includes('not-public') || fault.startsWith('fail'))).toEqual([])
})
