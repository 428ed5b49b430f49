import { defineCheck } from '#lib/engine/checks/check.ts'
import { alikeBeside, besides, commandsOf, idsOf, unlessOwn } from './summary.ts'

/** Does the ESP see the link host's name, and not its own? Told by its answer, never by a header. */
export const hostHeader = defineCheck({
  id: 'forwarding.host-header',
  needs: ['delivery'],
  codes: ['forwarding.host-header-not-forwarded'],
  judge({ delivery }) {
    if (delivery.outcome !== 'host-lost') return unlessOwn(delivery)
    const evidence = [...idsOf(delivery.link), ...delivery.lookalikes.map((answer) => answer.id)]
    const alike = alikeBeside('host', delivery)
    const reproduce = commandsOf(delivery.link)
    const params = { ...besides(delivery.link), alike }
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.host-header-not-forwarded', params, evidence, reproduce }] }
  },
})
