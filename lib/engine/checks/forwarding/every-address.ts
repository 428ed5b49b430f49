import { defineCheck } from '#lib/engine/checks/check.ts'
import type { Answer } from '#lib/engine/facts/forwarding/answer.ts'
import { curlOf, summary, unlessOwn } from './summary.ts'

/** Does each address of the edge forward as the first one does? */
export const everyAddress = defineCheck({
  id: 'forwarding.every-address',
  needs: ['delivery'],
  codes: ['forwarding.one-edge-address-differs'],
  judge({ delivery }) {
    const { odd, link, control, outcome } = delivery
    // What changes from one try to the next is no matter of the address.
    if (outcome === 'varies') return { verdict: 'unknown' }
    const [other] = odd
    if (!other) return unlessOwn(delivery)
    const first: Answer = other.purpose === 'control' && control ? control.edge : link.edge
    const params = { address: other.address, seen: summary(other), first: first.address, firstSeen: summary(first) }
    const evidence = [first.id, ...odd.map((answer) => answer.id)]
    const reproduce = [curlOf(other), curlOf(first)]
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.one-edge-address-differs', params, evidence, reproduce }] }
  },
})
