/** What makes two runs say the same, in a list. */
export interface Outcome {
  verdict: string
  rootCause: string | null
}

/** Runs one after another that came to the same. */
export interface Stretch<R> {
  first: R
  last: R
  count: number
}

/**
 * Gathers neighbours that came to the same, so that a night of re-checks is one line. Pure.
 * @param runs newest first
 * @returns newest first
 */
export function stretchesOf<R extends Outcome>(runs: readonly R[]): Stretch<R>[] {
  const stretches: Stretch<R>[] = []
  for (const run of runs) {
    const current = stretches.at(-1)
    if (current && current.last.verdict === run.verdict && current.last.rootCause === run.rootCause) {
      current.first = run
      current.count += 1
    } else stretches.push({ first: run, last: run, count: 1 })
  }
  return stretches
}
