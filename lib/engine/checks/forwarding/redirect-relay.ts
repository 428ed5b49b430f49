import { defineCheck } from '#lib/engine/checks/check.ts'
import { besides, commandsOf, idsOf, unlessOwn } from './summary.ts'

/** Does the visitor get the ESP's redirect, or does the edge follow it by itself and serve the page? */
export const redirectRelay = defineCheck({
  id: 'forwarding.redirect-relay',
  needs: ['delivery'],
  codes: ['forwarding.edge-follows-redirects'],
  judge({ delivery }) {
    if (delivery.outcome !== 'redirects-followed') return unlessOwn(delivery)
    const evidence = idsOf(delivery.link)
    const reproduce = commandsOf(delivery.link)
    const params = besides(delivery.link)
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.edge-follows-redirects', params, evidence, reproduce }] }
  },
})
