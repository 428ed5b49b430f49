import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCheck } from '#lib/engine/run/check.ts'
import { compareRuns } from '#lib/wizard/history/compare-runs.ts'
import type { RunModel } from '#lib/wizard/model.ts'
import { type Lab, startLab } from './lab.ts'
import { edgeNames } from './naming.ts'
import { scenarios } from './scenarios/dns/nothing-done-yet.ts'
import { toTarget } from './target.ts'

const [scenario] = scenarios
if (!scenario) throw new Error('no scenario')
const { hostname } = scenario.target
const edge = edgeNames('cloudfront', hostname, scenario.world.domain)[0] ?? ''

let lab: Lab
beforeAll(async () => {
  lab = await startLab([scenario])
})
afterAll(() => lab.stop())

/** A check of the world as it is now, as it would be stored. */
async function check(change: Partial<Parameters<typeof runCheck>[0]> = {}): Promise<RunModel> {
  const target = { ...toTarget(scenario?.target as never), ...change }
  const { assessment, evidence } = await runCheck(target, lab.vantage)
  const at = new Date(evidence.startedAt)
  const stored = {
    verdict: assessment.verdict,
    assessment,
    evidence,
    failure: null,
    createdAt: at,
    finishedAt: at,
    rows: [],
    input: null,
    result: null,
  }
  return { id: at.toISOString(), setupId: 's', linkHostId: 'h', kind: 'check', hostname, state: 'finished', target, ...stored }
}

const moveTo = (target: string) => lab.publish(hostname, [{ name: hostname, type: 'CNAME', ttl: 300, data: target }])

test('a record that was added: DNS, who answers and the answers changed; what was wrong is gone, what was hidden is new', async () => {
  lab.publish(hostname, [])
  const before = await check()
  moveTo(edge)
  const after = await check()
  const { observed, solved, arisen, asked, outcomes } = compareRuns('check', before, after)
  expect(observed).toContainEqual({ what: `Record of ${hostname}`, before: 'nothing', after: `CNAME ${edge}` })
  expect(observed).toContainEqual({ what: 'Who answers', before: 'nothing', after: 'Amazon CloudFront' })
  expect(observed.map(({ what }) => what)).toContain('Certificate')
  expect(solved.join()).toContain('has no DNS record')
  expect(arisen.join()).toContain('SendGrid does not see the name')
  expect(asked).toEqual([])
  expect(outcomes.some((outcome) => outcome.before === 'fail' && outcome.after === 'pass')).toBe(true)
})

test('the same world twice: nothing changed', async () => {
  moveTo(edge)
  const comparison = compareRuns('check', await check(), await check())
  expect(comparison).toMatchObject({ observed: [], asked: [], arisen: [], solved: [], outcomes: [], comparable: true })
  expect(comparison.stillThere).toHaveLength(1)
})

test('another question is told as such', async () => {
  moveTo(edge)
  const { asked } = compareRuns('check', await check(), await check({ links: [] }))
  expect(asked).toMatchObject([{ what: 'Links', after: 'nothing' }])
})

test('a run without evidence cannot be compared, and nothing is said of what changed', async () => {
  const whole = await check()
  const empty = { ...whole, evidence: null, assessment: null, verdict: 'could-not-check' as const }
  expect(compareRuns('check', empty, whole)).toMatchObject({ comparable: false, observed: [], solved: [] })
})
