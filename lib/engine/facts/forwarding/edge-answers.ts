import type { Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { type Answer, isOurs, judgedRole, toAnswer } from './answer.ts'

/** Everything that the edge answered, and what it left unanswered. */
export interface EdgeAnswers {
  answers: readonly Answer[]
  /** requests that got a connection (and over HTTPS, a handshake) and then no answer in time */
  unanswered: readonly HttpExchange[]
  /** what the ESP answered directly */
  direct: readonly Answer[]
}

/** All of it from the evidence, or null when the edge was not asked, or gave nothing at all. Pure. */
export function deriveEdgeAnswers(evidence: Evidence): EdgeAnswers | null {
  const role = judgedRole(evidence)
  const at = (wanted: HttpExchange['role']): HttpExchange[] => evidence.http.filter((item) => item.role === wanted && item.kind !== 'file')
  const toAnswers = (items: HttpExchange[]): Answer[] => items.map((item) => toAnswer(item, evidence)).filter((answer) => answer !== null)
  const answers = toAnswers(at(role))
  const unanswered = at(role).filter((item) => isTimeout(item) && shookHands(evidence, item))
  return answers.length + unanswered.length === 0 ? null : { answers, unanswered, direct: toAnswers(at('origin')) }
}

const isTimeout = (exchange: HttpExchange): boolean =>
  exchange.attempt.state === 'failed' && exchange.attempt.reason === 'timeout' && !isOurs(exchange)

/** Whether TLS stood at the address: then the time-out is the request's, not the connection's. */
const shookHands = (evidence: Evidence, exchange: HttpExchange): boolean =>
  exchange.scheme === 'https' &&
  evidence.tls.some((item) => item.address === exchange.address && item.mode === 'standard' && item.attempt.state === 'observed')
