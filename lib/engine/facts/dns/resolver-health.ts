import { answerOf, isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Fact, known, notLookedAt } from '#lib/engine/facts/fact.ts'

/** Which of our own resolvers can be relied on. */
export interface ResolverHealth {
  /** addresses of those that answered some question, be it with "there is no such name" */
  working: readonly string[]
  /** those that gave no useful answer to any question, and what they did: `timeout`, `SERVFAIL` … */
  failing: readonly { address: string; detail: string }[]
}

/**
 * A resolver works when it has a useful answer to anything that was asked in the run, the
 * control question included: one that fails on a single name has observed that name's
 * fault, one that fails on all of them is blind.
 */
export function resolverHealthOf(evidence: Evidence): Fact<ResolverHealth> {
  const asked = evidence.dns.filter(({ server, attempt }) => server.role === 'recursive' && attempt.state !== 'skipped')
  if (asked.length === 0) return notLookedAt('no resolver was asked')
  const byAddress = [...Map.groupBy(asked, ({ server }) => server.address)]
  const working = byAddress.filter(([, lookups]) => lookups.some(isUseful)).map(([address]) => address)
  const failing = byAddress
    .filter(([address]) => !working.includes(address))
    .map(([address, lookups]) => {
      const answer = lookups.map(answerOf).find((found) => found !== undefined)
      const attempt = lookups[0]?.attempt
      return { address, detail: answer?.rcode ?? (attempt?.state === 'failed' ? attempt.reason : 'no answer') }
    })
  return known(
    { working, failing },
    asked.filter(({ purpose }) => purpose === 'control').map(({ id }) => id),
  )
}
