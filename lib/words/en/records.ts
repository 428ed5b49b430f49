import type { FindingWords } from '#lib/words/types.ts'

/** What is said of a record that Braze handed out. */
export const recordWords = {
  passed: (asked: number) => (asked === 1 ? 'In place at the one server asked.' : `In place at all ${asked} servers asked.`),
  elsewhere: (value: string) => `Leads to ${value}. Where a link host should lead is judged in step 5.`,
  byAddress: 'Has no CNAME: a proxied or aliased name shows none. Where a link host should lead is judged in step 5.',
  unknown: 'Could not be looked up. This says nothing about the record.',
  missing: ({ type, name, value }: RecordText): FindingWords => ({
    title: `${type} ${name} is not there`,
    found: `No ${type} record at ${name}.`,
    expected: `${type} ${value}`,
    why: 'Braze and the email service provider look for this record by exactly this name.',
    fix: `In the zone's DNS settings, add a ${type} record named ${name} with the value ${value}. Many panels add the domain by themselves: then enter only the part before it.`,
  }),
  differs: ({ type, name, value }: RecordText, found: string): FindingWords => ({
    title: `${type} ${name} has another value`,
    found: `${type} ${found}`,
    expected: `${type} ${value}`,
    why: 'Braze and the email service provider compare the value letter by letter.',
    fix: `In the zone's DNS settings, edit the ${type} record named ${name} and replace its value with ${value}.`,
  }),
  stale: ({ type, name, value }: RecordText, resolvers: string, minutes: number): FindingWords => ({
    title: `${type} ${name} is right, but not seen everywhere yet`,
    found: `${resolvers} still ${resolvers.includes(',') ? 'have' : 'has'} the old answer.`,
    expected: `${type} ${value}`,
    why: 'Resolvers keep an answer for the time that the zone once told them.',
    fix: minutes > 0 ? `Nothing: it clears within ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.` : 'Nothing: it clears by itself.',
  }),
  serversDiffer: ({ type, name, value }: RecordText, servers: string): FindingWords => ({
    title: `${type} ${name} is not at every name server`,
    found: `${servers} ${servers.includes(',') ? 'do' : 'does'} not have it.`,
    expected: `${type} ${value}`,
    why: 'Until all name servers agree, whoever asks gets the one answer or the other.',
    fix: 'Wait some minutes for the name servers to catch up. If it stays, ask the DNS host why they differ.',
  }),
} as const

interface RecordText {
  type: string
  name: string
  value: string
}
