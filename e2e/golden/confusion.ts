import type { Scenario } from '#e2e/lab/scenario.ts'
import { areaOf } from './store.ts'

/** Root cause expected against root cause given, over scenarios. */
export interface Confusion {
  /** scenarios of each area, and how many of them got the cause that they are about */
  areas: ReadonlyMap<string, { scenarios: number; right: number; causes: number }>
  /** what lies off the diagonal, in words */
  offDiagonal: readonly string[]
}

const none = 'none'

/** Counts. `given` holds each scenario's root cause by id; a scenario that is not in it lies off the diagonal. */
export function confusionOf(scenarios: readonly Scenario[], given: ReadonlyMap<string, string | null>): Confusion {
  const areas = new Map<string, { scenarios: number; right: number; expected: Set<string> }>()
  const offDiagonal: string[] = []
  for (const scenario of scenarios) {
    const expected = scenario.expect.rootCause ?? none
    const got = given.has(scenario.id) ? (given.get(scenario.id) ?? none) : 'not judged'
    const row = areas.get(areaOf(scenario)) ?? { scenarios: 0, right: 0, expected: new Set<string>() }
    areas.set(areaOf(scenario), row)
    row.scenarios += 1
    row.expected.add(expected)
    if (got === expected) row.right += 1
    else offDiagonal.push(`${scenario.id}: expected ${expected}, given ${got}`)
  }
  const counted = [...areas].map(([area, { expected, ...row }]) => [area, { ...row, causes: expected.size }] as const)
  return { areas: new Map(counted), offDiagonal }
}

/** The matrix in text: by area since, being diagonal, it would be as wide as there are codes. */
export function confusionText({ areas, offDiagonal }: Confusion): string[] {
  const rows = [...areas].map(
    ([area, { scenarios, right, causes }]) => `  ${area}: ${right} of ${scenarios} on the diagonal, ${causes} root causes`,
  )
  const total = [...areas.values()].reduce((sum, { scenarios }) => sum + scenarios, 0)
  return [
    `root cause given against root cause expected, ${total} scenarios: ${offDiagonal.length} off the diagonal`,
    ...rows,
    ...offDiagonal.map((text) => `  off the diagonal: ${text}`),
  ]
}
