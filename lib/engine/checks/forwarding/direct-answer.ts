import { defineCheck } from '#lib/engine/checks/check.ts'
import { type Compared, isServed } from '#lib/engine/facts/forwarding/answer.ts'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import { isSomebodyElse } from '#lib/engine/facts/forwarding/somebody-else.ts'
import type { Diagnosis, Judgement } from '#lib/engine/findings/finding.ts'
import { besides, commandsOf, curlOf, idsOf, summary } from './summary.ts'

/** Does the edge give what the ESP gives for the same link, each time? Asked last: where nothing more telling explains the difference. */
export const directAnswer = defineCheck({
  id: 'forwarding.direct-answer',
  needs: ['delivery'],
  codes: [
    'forwarding.answer-differs-from-esp',
    'forwarding.served-by-another-region',
    'forwarding.answers-vary',
    'forwarding.esp-does-not-answer',
  ],
  judge({ delivery, target }) {
    const { outcome, link, open, otherRegion, repeat } = delivery
    if (outcome === 'varies' && repeat) {
      const params = { first: summary(link.edge), second: summary(repeat) }
      return undecided({ code: 'forwarding.answers-vary', params, evidence: [link.edge.id, repeat.id], reproduce: [curlOf(link.edge)] })
    }
    if (outcome === 'other-region-serves' && otherRegion) {
      const params = { ...besides(link), other: otherRegion.variant ?? '', told: target.espTarget }
      const evidence = [...idsOf(link), otherRegion.id]
      return undecided({ code: 'forwarding.served-by-another-region', params, evidence, reproduce: commandsOf(link) })
    }
    // Somebody else behind the edge is another check's to name.
    if (outcome === 'not-esp' && isServedDirectly(link) && !isSomebodyElse(delivery)) return differs(link, 'link')
    if (outcome === 'delivered') return open && open.agrees === false && isServedDirectly(open) ? differs(open, 'open pixel') : agreed(link)
    return saysNothing(delivery) ?? { verdict: 'unknown' }
  },
})

const undecided = (diagnosis: Diagnosis): Judgement => ({ verdict: 'unknown', diagnosis })

/** The same was asked of both, and only the ESP served it. A made-up link is served by nobody. */
const isServedDirectly = ({ origin }: Compared): boolean => origin !== null && isServed(origin)

function differs(compared: Compared, what: 'link' | 'open pixel'): Judgement {
  const params = { ...besides(compared), what }
  const [evidence, reproduce] = [idsOf(compared), commandsOf(compared)]
  return { verdict: 'fail', diagnoses: [{ code: 'forwarding.answer-differs-from-esp', params, evidence, reproduce }] }
}

const agreed = (link: Compared): Judgement => ({ verdict: 'pass', evidence: idsOf(link) })

/** An ESP that is out of reach or out of order, also without the edge: nothing can be proven until it is back. */
function saysNothing({ outcome, link, espSilent }: Delivery): Judgement | undefined {
  const { edge, origin } = link
  const down = origin !== null && origin.response.status >= 500 ? summary(origin) : origin === null ? espSilent : null
  if (down === null || isServed(edge) || !['not-esp', 'unproven'].includes(outcome)) return undefined
  // A page of the ESP's own through the edge shows that it is up.
  if (edge.esp?.certain) return undefined
  const params = { seen: summary(edge), direct: down }
  return undecided({ code: 'forwarding.esp-does-not-answer', params, evidence: idsOf(link), reproduce: commandsOf(link) })
}
