import { describe, expect, it } from 'vitest'
import { allScenarios } from '#e2e/lab/scenarios/all.ts'
import { assess } from '#lib/engine/run/assess.ts'
import { type Report, writeReport } from '#lib/words/report.ts'
import { Changes } from './changes.ts'
import { confusionOf, confusionText } from './confusion.ts'
import { digestOf, readGolden } from './store.ts'

const scenarios = await allScenarios()
const saved = readGolden()
const judged = new Map([...saved.values()].map((golden) => [golden.id, writeReport(assess(golden.evidence))]))

describe('saved evidence', () => {
  it('is there for every scenario as it stands, and for no other; `npm run golden` renews it', () => {
    const stale = scenarios.filter((scenario) => saved.get(scenario.id)?.digest !== digestOf(scenario)).map(({ id }) => id)
    const ids = new Set(scenarios.map(({ id }) => id))
    expect({ stale, gone: [...saved.keys()].filter((id) => !ids.has(id)) }).toEqual({ stale: [], gone: [] })
  })

  it('judged again gives the same report, byte for byte; `npm run golden` accepts what changed', () => {
    const changes = new Changes()
    const differing: string[] = []
    for (const { id, report } of saved.values()) {
      const again = judged.get(id) as Report
      if (JSON.stringify(again) === report) continue
      differing.push(id)
      changes.note(id, JSON.parse(report) as Report, again)
    }
    expect(differing, changes.lines().join('\n')).toEqual([])
  })
})

it('leads to the root cause that each scenario is about, and to no other', () => {
  const confusion = confusionOf(scenarios, new Map([...judged].map(([id, { rootCause }]) => [id, rootCause])))
  expect(confusion.offDiagonal, confusionText(confusion).join('\n')).toEqual([])
})

it('the matrix counts what lies off its diagonal', () => {
  const [first, second] = scenarios.filter(({ expect: { rootCause } }) => rootCause === 'dns.cname-points-to-esp')
  if (!first || !second) throw new Error('two scenarios of one cause are needed')
  const { areas, offDiagonal } = confusionOf([first, second], new Map([[first.id, null]]))
  expect(areas.get('dns')).toEqual({ scenarios: 2, right: 0, causes: 1 })
  expect(offDiagonal).toEqual([
    `${first.id}: expected dns.cname-points-to-esp, given none`,
    `${second.id}: expected dns.cname-points-to-esp, given not judged`,
  ])
})

it('a change of judgement is told code by code', () => {
  const [golden] = [...saved.values()].filter(({ report }) => report.includes('"dns.cname-points-to-esp"'))
  const before = JSON.parse(golden?.report ?? '{}') as Report
  const after = structuredClone(before)
  after.rootCause = null
  const other = after.findings.find(({ code }) => code === 'dns.cname-points-to-esp')
  if (other) other.fix = 'Something else.'
  const changes = new Changes()
  changes.note('one', before, after)
  changes.note('two', before, { ...before, findings: [] })
  const lines = changes.lines()
  expect(lines).toContain('rootCause: dns.cname-points-to-esp -> null [1: one]')
  expect(lines.filter((line) => /^dns\.cname-points-to-esp .*(fix \[1: one\]|no longer given \[1: two\])$/.test(line))).toHaveLength(2)
})
