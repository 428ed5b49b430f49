import type { Target } from './target.ts'

/** The names of all records of one set-up, the link host's first. Whatever stands at one of them belongs there. */
export const neighboursOf = ({ hostname, records }: Pick<Target, 'hostname' | 'records'>): string[] => [
  ...new Set([hostname, ...records.map(({ name }) => name.toLowerCase().replace(/\.$/, ''))]),
]
