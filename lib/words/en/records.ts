import type { FindingWords } from '#lib/words/types.ts'

/** What is said of a record that Braze handed out. */
export const recordWords = {
  passed: (asked: number) => (asked === 1 ? 'In place at the one server asked.' : `In place at all ${asked} servers asked.`),
  elsewhere: (value: string) => `Leads to ${value}. Where a link host should lead is judged in step 5.`,
  byAddress: 'Has no CNAME: a proxied or aliased name shows none. Where a link host should lead is judged in step 5.',
  unknown: 'Could not be looked up. This says nothing about the record.',
  stale: ({ type, name, value }: RecordText, resolvers: string, minutes: number): FindingWords => ({
    title: `${type} ${name} is right, but not seen everywhere yet`,
    found: `${resolvers} still ${resolvers.includes(',') ? 'have' : 'has'} the old answer.`,
    expected: `${type} ${value}`,
    why: 'Resolvers keep an answer for the time that the zone once told them.',
    fix: minutes > 0 ? `Nothing: it clears within ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.` : 'Nothing: it clears by itself.',
  }),
} as const

interface RecordText {
  type: string
  name: string
  value: string
}
