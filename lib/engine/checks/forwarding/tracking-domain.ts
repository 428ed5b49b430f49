import { defineCheck } from '#lib/engine/checks/check.ts'
import { commandsOf, idsOf, summary, unlessOwn } from './summary.ts'

/** Does the ESP itself know the link host? Asked directly, without the edge between. */
export const trackingDomain = defineCheck({
  id: 'forwarding.tracking-domain',
  needs: ['delivery'],
  codes: ['forwarding.tracking-domain-not-registered-at-esp'],
  judge({ delivery }) {
    if (delivery.outcome !== 'unknown-at-esp') return unlessOwn(delivery)
    const evidence = idsOf(delivery.link)
    const reproduce = commandsOf(delivery.link)
    const params = { seen: summary(delivery.link.edge), isRealLink: delivery.kind === 'real' }
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.tracking-domain-not-registered-at-esp', params, evidence, reproduce }] }
  },
})
