import { defineCheck } from '#lib/engine/checks/check.ts'
import { isServed } from '#lib/engine/facts/forwarding/answer.ts'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import type { Judgement } from '#lib/engine/findings/finding.ts'
import { damageOf } from '#lib/providers/esp/link-damage.ts'
import { commandsOf, idsOf, summary } from './summary.ts'

/**
 * Is it proven that the ESP's own answers come through the edge over HTTPS? Readiness
 * asks for this check's pass: a real link (at SparkPost also the documented test
 * path) got what the ESP gives for it, over each address, and the pixel did, where one was given.
 */
export const proof = defineCheck({
  id: 'forwarding.proof',
  needs: ['delivery'],
  codes: ['forwarding.needs-a-real-link'],
  judge({ delivery }) {
    const { link, outcome } = delivery
    if (outcome === 'delivered') return isWhole(delivery) ? { verdict: 'pass', evidence: idsOf(link) } : { verdict: 'unknown' }
    if (outcome === 'link-unknown') return needsFreshLink(delivery)
    const isOpen = outcome === 'unproven' || (outcome === 'not-esp' && mayBeRefused(delivery))
    if (!isOpen || delivery.kind === 'real' || delivery.odd.length > 0) return { verdict: 'unknown' }
    const params = { seen: summary(link.edge), isUsual: outcome === 'unproven', given: 'none', damage: '–' } as const
    const diagnosis = { code: 'forwarding.needs-a-real-link', params, evidence: idsOf(link), reproduce: commandsOf(link) } as const
    return { verdict: 'unknown', diagnosis }
  },
})

/** The link given is none that the ESP knows, through the edge and asked directly alike. */
function needsFreshLink({ link }: Delivery): Judgement {
  const params = { seen: summary(link.edge), isUsual: false, given: 'unknown-at-esp', damage: damageOf(link.edge.path) ?? '–' } as const
  const diagnosis = { code: 'forwarding.needs-a-real-link', params, evidence: idsOf(link), reproduce: commandsOf(link) } as const
  return { verdict: 'unknown', diagnosis }
}

/** Whether anybody may have turned down a link that is in no mail, the ESP included: only a real link tells further. */
const mayBeRefused = ({ link: { edge, origin } }: Delivery): boolean =>
  [400, 413, 414, 431].includes(edge.response.status) && origin !== null && !isServed(origin)

/** Whether everything else that was asked speaks for it too. */
function isWhole({ odd, open }: Delivery): boolean {
  const pixel = open === null || (open.agrees ?? true) === true
  return odd.length === 0 && pixel && (open === null || isServed(open.edge))
}
