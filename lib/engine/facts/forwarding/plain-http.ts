import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { type Answer, isOurs, isServed, judgedRole, sameAnswer, toAnswer } from './answer.ts'
import type { Delivery } from './delivery.ts'
import { leadsToItself, redirectTarget } from './redirects.ts'

/**
 * What plain HTTP gives for a link: `forwarded` the ESP's answer, or what HTTPS gives;
 * `to-https` a redirect to the same link over HTTPS; `to-https-changed` one that loses the
 * path or the query; `elsewhere` something that is not the ESP's; `unclear` where
 * there is nothing to compare with.
 */
export type PlainHttpOutcome = 'forwarded' | 'to-https' | 'to-https-changed' | 'elsewhere' | 'unclear'

export type PlainHttp = { id: string; address: string; path: string } & (
  | { state: 'no-answer'; reason: FailureReason }
  | { state: 'answered'; answer: Answer; outcome: PlainHttpOutcome }
)

/** The link's fate over plain HTTP, or null when it was not sent or we were stopped. Pure. */
export function derivePlainHttp(evidence: Evidence, delivery: Delivery | null): PlainHttp | null {
  const role = judgedRole(evidence)
  const sent = evidence.http.filter((item) => item.purpose === 'link' && item.role === role && item.scheme === 'http')
  const exchange = sent.find(({ address }) => address === delivery?.link.edge.address) ?? sent[0]
  if (!exchange || exchange.attempt.state === 'skipped') return null
  const { id, address, path, attempt } = exchange
  if (attempt.state === 'failed') return isOurs(exchange) ? null : { id, address, path, state: 'no-answer', reason: attempt.reason }
  const answer = toAnswer(exchange, evidence)
  const directly = toAnswer(
    evidence.http.find((item) => item.purpose === 'link' && item.role === 'origin' && item.attempt.state === 'observed'),
    evidence,
  )
  return answer && { id, address, path, state: 'answered', answer, outcome: outcomeOf(answer, directly, delivery) }
}

function outcomeOf(answer: Answer, directly: Answer | null, delivery: Delivery | null): PlainHttpOutcome {
  if (leadsToItself(answer, 'https')) return 'to-https'
  if (directly && sameAnswer(answer, directly)) return 'forwarded'
  const edge = delivery?.link.edge
  if (edge && sameAnswer(answer, edge)) return 'forwarded'
  const to = redirectTarget(answer)
  if (to?.hostname === answer.host && to.protocol === 'https:') return 'to-https-changed'
  if (answer.esp?.certain) return answer.esp.kind === 'rate-limited' || !directly ? 'unclear' : 'elsewhere'
  if (!directly && isServed(answer)) return 'unclear'
  return directly || (delivery && delivery.outcome === 'delivered') ? 'elsewhere' : 'unclear'
}
