import { defineCheck } from '#lib/engine/checks/check.ts'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import { besides, commandsOf, idsOf, unlessOwn } from './summary.ts'

/** Does the path reach the ESP byte for byte? Links of SES hold `%2F`, which proxies like to decode. */
export const path = defineCheck({
  id: 'forwarding.path',
  needs: ['delivery'],
  codes: ['forwarding.path-not-forwarded-byte-for-byte'],
  judge({ delivery }) {
    if (delivery.outcome !== 'path-changed') return unlessOwn(delivery)
    const { link, lookalikes, served, refusesEscapes } = delivery
    const evidence = [...idsOf(link), ...[...lookalikes, ...served, ...refusesEscapes].map((answer) => answer.id)]
    const params = { ...besides(link), change: changeIn(delivery) }
    const reproduce = commandsOf(link)
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.path-not-forwarded-byte-for-byte', params, evidence, reproduce }] }
  },
})

/** A link that the edge's own change turns right is the surest sign; then what the ESP's answer looks like. */
function changeIn({ served, lookalikes, refusesEscapes }: Delivery): 'decoded' | 'merged' | 'encoded' | 'refused' | 'replaced' {
  if (refusesEscapes.length > 0) return 'refused'
  if (served.some((answer) => answer.variant === 'path-encoded')) return 'decoded'
  if (served.some((answer) => answer.variant === 'path-decoded')) return 'encoded'
  const like = lookalikes.filter(({ purpose }) => purpose === 'other-path').map(({ variant }) => variant)
  if (like.includes('slashes-merged')) return 'merged'
  return like.every((variant) => variant === 'path-dropped') ? 'replaced' : 'decoded'
}
