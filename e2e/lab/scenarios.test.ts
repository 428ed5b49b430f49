import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codes } from '#lib/engine/findings/codes.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { brokenRules } from './invariants.ts'
import { type Lab, startLab } from './lab.ts'
import type { Expectation } from './scenario.ts'
import { allScenarios } from './scenarios/all.ts'
import { toTarget } from './target.ts'

const scenarios = await allScenarios()
let lab: Lab

beforeAll(async () => {
  lab = await startLab(scenarios)
})
afterAll(() => lab.stop())

/** Codes that somebody is expected to act on or to hear of; checks that pass are named by their id. */
const heard = (findings: readonly { code: string; verdict: string }[]): string[] =>
  findings.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable').map(({ code }) => code)

const mentioned = ({ rootCause, must, mustNot }: Expectation): string[] => [...(rootCause ? [rootCause] : []), ...must, ...mustNot]

describe.concurrent('every scenario', { concurrent: true }, () => {
  it.each(scenarios)('$id: $title', async (scenario) => {
    const { expect: wanted } = scenario
    const { evidence, assessment } = await runCheck(toTarget(scenario.target), lab.vantageFor(scenario))
    const said = heard(assessment.findings)
    const found = {
      verdict: assessment.verdict,
      rootCause: assessment.rootCause,
      missing: wanted.must.filter((code) => !said.includes(code)),
      forbidden: wanted.mustNot.filter((code) => said.includes(code)),
      ...(wanted.edge ? { edge: assessment.edge.provider } : {}),
      areas: Object.fromEntries(Object.keys(wanted.areas ?? {}).map((area) => [area, assessment.areas[area as 'dns'].status])),
    }
    expect(found, `said: ${said.join(', ') || 'nothing'}`).toEqual({
      verdict: wanted.verdict,
      rootCause: wanted.rootCause,
      missing: [],
      forbidden: [],
      ...(wanted.edge ? { edge: wanted.edge } : {}),
      areas: wanted.areas ?? {},
    })
    expect(brokenRules(evidence, assessment)).toEqual([])
  })
})

describe('what scenarios expect', () => {
  it('is written in codes that exist', () => {
    const unknown = scenarios.flatMap((scenario) => mentioned(scenario.expect).filter((code) => !(code in codes)))
    expect([...new Set(unknown)]).toEqual([])
  })

  it('has no id twice', () => {
    const ids = scenarios.map(({ id }) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })
})
