import { defineCheck } from '#lib/engine/checks/check.ts'
import { userAgents } from '#lib/engine/evidence/clients.ts'
import { curlOf, summary } from './summary.ts'

/** Are phones and image proxies served as browsers are? A firewall's rule for odd clients hits those who open mail. */
export const clients = defineCheck({
  id: 'forwarding.clients',
  needs: ['delivery'],
  codes: ['forwarding.blocks-some-clients'],
  judge({ delivery: { turnedAway, outcome, repeat } }) {
    const [first] = turnedAway
    if (!first) return repeat && (outcome === 'delivered' || outcome === 'unproven') ? { verdict: 'pass' } : { verdict: 'unknown' }
    const names = turnedAway.map(({ client }) => client).join(', ')
    const params = { clients: names, refused: summary(first.refused), served: summary(first.served) }
    const evidence = turnedAway.flatMap(({ refused, served }) => [refused.id, served.id])
    const reproduce = [`${curlOf(first.refused)} -A '${userAgents[first.client]}'`, `${curlOf(first.served)} -A Mozilla/5.0`]
    return { verdict: 'fail', diagnoses: [{ code: 'forwarding.blocks-some-clients', params, evidence, reproduce }] }
  },
})
