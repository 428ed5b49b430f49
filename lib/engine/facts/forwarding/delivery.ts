import { type ClientName, isClientName } from '#lib/engine/evidence/clients.ts'
import type { Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { compareAnswers } from '#lib/providers/esp/answers.ts'
import { type Answer, type Compared, compared, isOurs, isServed, judgedRole, sameAnswer, toAnswer } from './answer.ts'
import { explain, type Outcome } from './explain.ts'

/** What became of the links that were sent to the edge over HTTPS. */
export interface Delivery {
  /** whether the first link is from a mail, the ESP's documented one, or made up */
  kind: HttpExchange['kind']
  link: Compared
  /** the same link over the edge's other address */
  others: readonly Answer[]
  /** the link with its token spoiled */
  control: Compared | null
  second: Compared | null
  repeat: Answer | null
  open: Compared | null
  /** the same link over plain HTTP */
  http: Answer | null
  /** answers of single addresses that are not what the first address says to the same */
  odd: readonly Answer[]
  /** clients that were turned away where a browser was not, with the same request */
  turnedAway: readonly TurnedAway[]
  /** what the ESP says when something is lost on the way, wherever the edge's answer is just that: `own-host`, `without-query`, a changed path, another region */
  lookalikes: readonly Answer[]
  /** the edge's answer to the true link with X-Forwarded-Host beside it */
  named: Answer | null
  /** changed links that the edge served where it did not serve the true one: what it does to links is the opposite */
  served: readonly Answer[]
  /** changed links that the edge forwards where it turns the true one down: it refuses escapes in the path */
  refusesEscapes: readonly Answer[]
  /** the ESP's word on the link in its other region; null where nobody asked, or none came */
  otherRegion: Answer | null
  /** what SparkPost, asked directly, says to its documented path, where it does not serve the link */
  testPath: Answer | null
  /** why the ESP, asked directly, gave no answer; null where it did, or was not asked, or the fault is ours */
  espSilent: FailureReason | null
  /** what all of this comes to */
  outcome: Outcome
}

/** One client that the edge treats otherwise than a browser. */
export interface TurnedAway {
  client: ClientName
  refused: Answer
  /** what a browser got */
  served: Answer
}

/** The links' fate from the evidence, or null when the edge answered none over HTTPS. Pure. */
export function deriveDelivery(evidence: Evidence): Delivery | null {
  const role = judgedRole(evidence)
  const answers = (purpose: HttpExchange['purpose'], at: HttpExchange['role'], scheme?: 'http' | 'https'): Answer[] =>
    evidence.http
      .filter((item) => item.purpose === purpose && item.role === at && (scheme === undefined || item.scheme === scheme))
      .map((item) => toAnswer(item, evidence))
      .filter((answer) => answer !== null)
  const origin = (purpose: HttpExchange['purpose']): Answer | null => answers(purpose, 'origin')[0] ?? null
  const linked = answers('link', role, 'https')
  // The family asked first is what most visitors use: an answer over the other one alone is not the edge's word.
  const first = evidence.http.find((item) => item.purpose === 'link' && item.role === role && item.scheme === 'https')
  const edge = linked.find(({ address }) => address.includes(':') === first?.address.includes(':'))
  if (!edge) return null
  const others = linked.filter((answer) => answer !== edge)
  const atMain = (purpose: HttpExchange['purpose']): Answer | undefined =>
    answers(purpose, role, 'https').find(({ address }) => address === edge.address)
  const asBrowser = answers('client', role, 'https')
  const beside = (purpose: HttpExchange['purpose']): Compared | null => {
    const edge = atMain(purpose)
    const answer = asBrowser.find(({ path }) => path === edge?.path) ?? edge
    return answer ? compared(answer, origin(purpose)) : null
  }

  const link = compared(edge, origin('link'))
  const lost = (['own-host', 'without-query', 'other-path'] as const).flatMap((purpose) => answers(purpose, 'origin'))
  const changed = answers('other-path', role, 'https')
  // What a lost Host would give has to be known to tell it from another region.
  const elsewhere = lost.some(({ purpose }) => purpose === 'own-host') ? answers('other-region', 'origin') : []
  const parts = {
    kind: edge.kind,
    link,
    others,
    control: beside('control'),
    second: beside('second-link'),
    repeat: atMain('repeat') ?? null,
    open: beside('open'),
    http: answers('link', role, 'http').find(({ address }) => address === edge.address) ?? null,
    odd: oddOnes(edge, others, answers('control', role, 'https')),
    turnedAway: [atMain('control') ?? [], atMain('repeat') ?? []].flat().flatMap((refused) => turnedAway(refused, asBrowser)),
    lookalikes: link.agrees ? [] : [...lost, ...elsewhere].filter((answer) => sameAnswer(edge, answer)),
    served: changed.filter((answer) => isServedLike(answer, link)),
    named: changed.find(({ variant }) => variant === 'forwarded-host') ?? null,
    refusesEscapes: escapesRefused(link, changed, lost),
    otherRegion: answers('other-region', 'origin')[0] ?? null,
    testPath: answers('test-path', 'origin')[0] ?? null,
    espSilent: silenceOfEsp(evidence),
  }
  return { ...parts, outcome: explain(parts) }
}

/** The link without its `%2F`, where the edge relays the ESP's word on that, and has an error of its own for the true link (Apache's default). */
function escapesRefused({ edge, origin }: Compared, changed: readonly Answer[], lost: readonly Answer[]): Answer[] {
  const holdsSlash = /^[^?]*%2f/i.test(edge.path)
  if (!holdsSlash || !origin || !isServed(origin) || edge.esp || ![400, 404].includes(edge.response.status)) return []
  return changed.filter(
    (answer) =>
      answer.variant === 'path-decoded' &&
      !sameAnswer(answer, edge) &&
      lost.some((atEsp) => atEsp.variant === 'path-decoded' && sameAnswer(atEsp, answer)),
  )
}

/** Not ours, and not one scheme's alone. */
function silenceOfEsp({ http }: Evidence): FailureReason | null {
  const asked = http.filter((item) => item.role === 'origin' && item.purpose === 'link')
  const reasons = asked.flatMap((item) => (item.attempt.state === 'failed' && !isOurs(item) ? [item.attempt.reason] : []))
  return reasons.length === asked.length ? (reasons.at(-1) ?? null) : null
}

/** Whether a changed link got what the true one should have got. */
const isServedLike = (answer: Answer, link: Compared): boolean =>
  link.origin ? isServed(link.origin) && sameAnswer(answer, link.origin) : isServed(answer) && !sameAnswer(answer, link.edge)

/** Compared loosely: pages that differ in an id or a time are one page. A limit that our own tries ran into tells nothing of the address. */
function oddOnes(edge: Answer, others: readonly Answer[], controls: readonly Answer[]): Answer[] {
  const control = controls.find(({ address }) => address === edge.address)
  const differs = (answer: Answer, first: Answer): boolean =>
    answer.esp?.kind !== 'rate-limited' && !sameAnswer(answer, first) && compareAnswers(answer.response, first.response) === 'different'
  return [...others.filter((answer) => differs(answer, edge)), ...controls.filter((answer) => control && differs(answer, control))]
}

/** The client's answer beside the browser's to the same request, where they differ. */
function turnedAway(refused: Answer, asBrowser: readonly Answer[]): TurnedAway[] {
  const served = asBrowser.find(({ path }) => path === refused.path)
  if (!served || !isClientName(refused.variant) || refused.esp?.certain || served.response.status === refused.response.status) return []
  return [{ client: refused.variant, refused, served }]
}
