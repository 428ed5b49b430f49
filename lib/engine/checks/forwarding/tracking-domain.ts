import { defineCheck } from '#lib/engine/checks/check.ts'
import { isServed } from '#lib/engine/facts/forwarding/answer.ts'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { damageOf } from '#lib/providers/esp/link-damage.ts'
import { commandsOf, cut, idsOf, summary, unlessOwn } from './summary.ts'

/** Does the ESP itself know the link host? Asked directly, without the edge between; one link that it does not know shows nothing of the name. */
export const trackingDomain = defineCheck({
  id: 'forwarding.tracking-domain',
  needs: ['delivery'],
  codes: ['forwarding.tracking-domain-not-registered-at-esp', 'forwarding.link-unknown-at-esp'],
  judge({ delivery }) {
    if (delivery.outcome !== 'unknown-at-esp') {
      const stray = delivery.outcome === 'delivered' ? strayLink(delivery) : undefined
      return stray ? { verdict: 'warn', diagnoses: [stray] } : unlessOwn(delivery)
    }
    const evidence = [...idsOf(delivery.link), ...(delivery.second ? idsOf(delivery.second) : [])]
    const reproduce = commandsOf(delivery.link)
    const params = { seen: summary(delivery.link.edge), isRealLink: delivery.kind === 'real' }
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.tracking-domain-not-registered-at-esp', params, evidence, reproduce }] }
  },
})

/** The other link, where the ESP turns it down through the edge and directly alike. */
function strayLink({ second, kind }: Delivery): Diagnosis | undefined {
  if (kind !== 'real' || second?.agrees !== true || isServed(second.edge) || second.edge.response.status >= 500) return undefined
  if (second.edge.esp?.kind === 'rate-limited') return undefined
  const { path } = second.edge
  const params = { path: cut(path, 120), seen: summary(second.edge), damage: damageOf(path) ?? '–' } as const
  return { code: 'forwarding.link-unknown-at-esp', params, evidence: idsOf(second), reproduce: commandsOf(second) }
}
