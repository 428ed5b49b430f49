import { answerRecords, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { AddressEvidence, Evidence } from '#lib/engine/evidence/evidence.ts'
import { couldNotObserve, type Fact, known, notLookedAt } from '#lib/engine/facts/fact.ts'
import { isAnswer, viewsOf } from './views.ts'

/** What the name of the edge in a rehearsal leads to. */
export interface EdgeName {
  name: string
  /** where its aliases end */
  end: string
  outcome: 'addresses' | 'nothing' | 'servfail'
  addresses: readonly AddressEvidence[]
}

/** Derives where the edge's own name leads; known without a value of its own when there is no rehearsal. */
export function edgeNameOf(evidence: Evidence, workingResolvers: readonly string[]): Fact<EdgeName | null> {
  const name = evidence.target.edge
  if (name === undefined) return known(null, [])
  const lookups = evidence.dns.filter(({ purpose }) => purpose === 'edge')
  const noted = evidence.addresses.filter(({ role }) => role === 'edge')
  const { end } = walkAliases(name, [answerRecords(lookups)])
  const ids = lookups.map(({ id }) => id)
  if (noted.length > 0) return known({ name, end, outcome: 'addresses', addresses: noted }, ids)
  if (lookups.length === 0) return notLookedAt('the name of the edge was not asked for')
  const views = viewsOf(lookups, name).concat(end === name ? [] : viewsOf(lookups, end))
  if (views.some(isAnswer)) return known({ name, end, outcome: 'nothing', addresses: [] }, ids)
  const failing = views.some(({ server }) => workingResolvers.includes(server.address))
  return failing
    ? known({ name, end, outcome: 'servfail', addresses: [] }, ids)
    : couldNotObserve('no resolver answered for the name of the edge')
}
