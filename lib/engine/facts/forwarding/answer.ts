import type { Evidence, HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { compareAnswers, type EspAnswer, headerOf, recogniseEspAnswer, titleOf } from '#lib/providers/esp/answers.ts'

/** One answer that came, with what is asked of it again and again. */
export interface Answer {
  id: string
  purpose: HttpExchange['purpose']
  kind: HttpExchange['kind']
  scheme: HttpExchange['scheme']
  address: string
  host: string
  path: string
  variant?: string
  response: HttpResponse
  location: string | null
  /** whether it is the ESP's own, by its text and shape */
  esp: EspAnswer | null
}

/** The edge's answer beside the ESP's own to the same request. */
export interface Compared {
  edge: Answer
  /** null where the ESP could not be asked directly, or was not */
  origin: Answer | null
  /** whether both are one answer; null without the ESP's own */
  agrees: boolean | null
}

/** The part of a host that is judged: the edge in a rehearsal, else the link host itself. */
export const judgedRole = (evidence: Evidence): 'edge' | 'link-host' => (evidence.target.edge === undefined ? 'link-host' : 'edge')

/** Whether a failure says nothing of the peer: no way out from here, or our own time was up. */
export const isOurs = (exchange: HttpExchange): boolean =>
  isCutShort(exchange) || (exchange.attempt.state === 'failed' && ['not-allowed', 'unreachable'].includes(exchange.attempt.reason))

/** Whether we stopped waiting, be it for want of time or because this machine was too busy. */
const isCutShort = ({ attempt }: HttpExchange): boolean =>
  attempt.state === 'failed' && (attempt.reason === 'aborted' || (attempt.reason === 'timeout' && /whole run/.test(attempt.detail ?? '')))

/**
 * Whether we stopped waiting for some of the answers. What became of the links is read from all of
 * them together: without one, the rest may look well or tell of another fault.
 */
export const wasCutShort = ({ http }: Evidence): boolean => http.some((exchange) => exchange.kind !== 'file' && isCutShort(exchange))

/** The exchange as an answer, or null when none came. */
export function toAnswer(exchange: HttpExchange | undefined, evidence: Evidence): Answer | null {
  if (exchange?.attempt.state !== 'observed') return null
  const { id, purpose, kind, scheme, address, host, path, variant } = exchange
  const response = exchange.attempt.value
  const esp = recogniseEspAnswer(evidence.target.esp, response, { host, path }) ?? null
  return { id, purpose, kind, scheme, address, host, path, variant, response, location: headerOf(response, 'location') ?? null, esp }
}

/**
 * Whether two answers are one and the same. Redirects are compared by their
 * Location; pages that differ in their body only (a time, a request id) by what
 * the ESP calls them, by their title, or by what is left without times and ids: an
 * untitled 404 may be anybody's.
 */
export function sameAnswer(a: Answer, b: Answer): boolean {
  if (a.location !== null && a.location === b.location && isRedirect(a) && isRedirect(b)) return true
  const comparison = compareAnswers(a.response, b.response)
  if (comparison === 'same') return true
  if (a.esp?.certain && b.esp?.certain && a.esp.kind === b.esp.kind && a.response.status === b.response.status) {
    return a.location === b.location
  }
  return comparison === 'alike' && (titleOf(a.response.body) !== undefined || masked(a) === masked(b))
}

/** The body without what changes from one answer to the next: times, counters, request ids. */
const masked = ({ response }: Answer): string => response.body.replace(/[\w+/=:.-]+/g, (word) => (/\d/.test(word) ? '#' : word))

const isRedirect = (answer: Answer): boolean => answer.response.status >= 300 && answer.response.status < 400

/** Puts the edge's answer beside the ESP's. */
export const compared = (edge: Answer, origin: Answer | null): Compared => ({
  edge,
  origin,
  agrees: origin && sameAnswer(edge, origin),
})

/** Whether the ESP served the request: it sent the click on its way, or gave the pixel. */
export const isServed = (answer: Answer): boolean =>
  answer.esp?.kind === 'redirect' || answer.esp?.kind === 'smoke' || answer.esp?.kind === 'pixel'
