import type { Expectation } from './scenario.ts'

/** What one run of a scenario came to, as far as the scenario says what it should. */
export interface Outcome {
  verdict: string
  rootCause: string | null
  /** codes of the scenario's `must` and `mustNot` that were heard */
  heard: readonly string[]
}

/** The part of an assessment that a scenario makes a promise of. */
export function outcomeOf(
  { must, mustNot }: Pick<Expectation, 'must' | 'mustNot'>,
  assessment: { verdict: string; rootCause: string | null; findings: readonly { code: string; verdict: string }[] },
): Outcome {
  const promised = new Set<string>([...must, ...mustNot])
  const heard = assessment.findings.filter(({ code, verdict }) => promised.has(code) && verdict !== 'pass' && verdict !== 'not-applicable')
  return { verdict: assessment.verdict, rootCause: assessment.rootCause, heard: [...new Set(heard.map(({ code }) => code))] }
}

/** One line for each thing in which the runs of one scenario differ: `id: code in 48 of 50`. */
export function differences(id: string, outcomes: readonly Outcome[]): string[] {
  const total = outcomes.length
  const counted = (values: readonly (string | null)[]) => {
    const counts = new Map<string, number>()
    for (const value of values) counts.set(value ?? 'none', (counts.get(value ?? 'none') ?? 0) + 1)
    return [...counts].sort(([, a], [, b]) => b - a).map(([value, count]) => `${value} in ${count}`)
  }
  const apart = (what: string, values: readonly (string | null)[]) => {
    const counts = counted(values)
    return counts.length > 1 ? [`${id}: ${what} ${counts.join(', ')} of ${total}`] : []
  }
  const codes = [...new Set(outcomes.flatMap(({ heard }) => heard))].sort()
  return [
    ...apart(
      'verdict',
      outcomes.map(({ verdict }) => verdict),
    ),
    ...apart(
      'root cause',
      outcomes.map(({ rootCause }) => rootCause),
    ),
    ...codes.flatMap((code) => {
      const count = outcomes.filter(({ heard }) => heard.includes(code)).length
      return count < total ? [`${id}: ${code} in ${count} of ${total}`] : []
    }),
  ]
}
