import { defineCheck } from '#lib/engine/checks/check.ts'
import { besides, commandsOf, cut, idsOf, unlessOwn } from './summary.ts'

/** Does the ESP's Location reach the visitor as it is, and lead to where a visitor can get? */
export const location = defineCheck({
  id: 'forwarding.location',
  needs: ['delivery'],
  codes: ['forwarding.edge-redirects-to-internal-address', 'forwarding.location-rewritten'],
  judge({ delivery }) {
    const { outcome, link } = delivery
    const evidence = idsOf(link)
    const reproduce = commandsOf(link)
    if (outcome === 'sent-inside') {
      const params = { location: cut(link.edge.location ?? '', 300) }
      return { verdict: 'fail', diagnoses: [{ code: 'forwarding.edge-redirects-to-internal-address', params, evidence, reproduce }] }
    }
    if (outcome !== 'location-rewritten') return unlessOwn(delivery)
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.location-rewritten', params: besides(link), evidence, reproduce }] }
  },
})
