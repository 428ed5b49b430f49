import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Answer, isServed, judgedRole, sameAnswer, toAnswer } from '#lib/engine/facts/forwarding/answer.ts'
import { pathOf } from '#lib/engine/probes/forwarding/plan.ts'

/**
 * The links in another order, where another one than the first has to be asked everything:
 * one that the ESP serves, where it does not serve the first (a link that was cut, or is of
 * another account, tells nothing of the edge); or one that the edge fails on, where it does
 * the first justice. Null where the order is right, or nothing tells. Pure.
 */
export function tellingLinkFirst(evidence: Evidence): string[] | null {
  const { links } = evidence.target
  const seen = links.map((url) => ({ url, ...answersOf(evidence, pathOf(url)) }))
  const [first, ...others] = seen
  if (!first || others.length === 0) return null
  const isGood = first.atEsp ? isServed(first.atEsp) : first.atEdge !== null && isServed(first.atEdge)
  const better = isGood
    ? relays(first) && others.find((other) => other.atEsp && isServed(other.atEsp) && other.atEdge && !relays(other))
    : saysNo(first.atEsp ?? first.atEdge) && others.find(({ atEsp, atEdge }) => serves(atEsp ?? atEdge))
  return better ? [better.url, ...links.filter((url) => url !== better.url)] : null
}

interface Answers {
  atEdge: Answer | null
  atEsp: Answer | null
}

const serves = (answer: Answer | null): boolean => answer !== null && isServed(answer)

const relays = ({ atEdge, atEsp }: Answers): boolean => atEdge !== null && (atEsp ? sameAnswer(atEdge, atEsp) : isServed(atEdge))

/** An ESP that is out of order, or limits our tries, says nothing of the link. */
const saysNo = (answer: Answer | null): boolean => answer !== null && answer.response.status < 500 && answer.esp?.kind !== 'rate-limited'

function answersOf(evidence: Evidence, path: string): Answers {
  const role = judgedRole(evidence)
  const asked = evidence.http.filter((item) => item.path === path && (item.purpose === 'link' || item.purpose === 'second-link'))
  const first = (found: (Answer | null)[]): Answer | null => found.find((answer) => answer !== null) ?? null
  return {
    atEdge: first(asked.filter((item) => item.role === role && item.scheme === 'https').map((item) => toAnswer(item, evidence))),
    atEsp: first(asked.filter((item) => item.role === 'origin').map((item) => toAnswer(item, evidence))),
  }
}
