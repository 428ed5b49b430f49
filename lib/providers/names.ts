/** A suffix of whole labels, split once: `['execute-api', '*', 'amazonaws', 'com']`. */
export type SuffixPattern = readonly string[]

/** Splits a suffix into its labels for `hasSuffix`. */
export const suffixPattern = (suffix: string): SuffixPattern => suffix.split('.')

/**
 * Whether a host name in normal form is the suffix or lies below it. Whole labels from
 * the right: an owner chooses part of a CDN's host name, so a suffix in its middle proves nothing.
 */
export function hasSuffix(labels: readonly string[], pattern: SuffixPattern): boolean {
  const offset = labels.length - pattern.length
  return offset >= 0 && pattern.every((wanted, index) => labelMatches(labels[offset + index] ?? '', wanted))
}

const labelMatches = (label: string, wanted: string): boolean =>
  wanted.endsWith('*') ? label.startsWith(wanted.slice(0, -1)) : label === wanted

/**
 * Edits (insert, delete, replace, swap of neighbours) between two texts, or `limit + 1`
 * as soon as it is clear that there are more. Optimal string alignment.
 */
export function editDistance(first: string, second: string, limit: number): number {
  if (Math.abs(first.length - second.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: second.length + 1 }, (_, index) => index)
  for (let row = 1; row <= first.length; row++) {
    const current = [row]
    for (let column = 1; column <= second.length; column++) {
      const replaced = at(last, column - 1) + (first[row - 1] === second[column - 1] ? 0 : 1)
      let best = Math.min(replaced, at(last, column) + 1, at(current, column - 1) + 1)
      const swapped = first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1]
      if (row > 1 && column > 1 && swapped) best = Math.min(best, at(beforeLast, column - 2) + 1)
      current.push(best)
    }
    if (Math.min(...current) > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return at(last, second.length)
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY
