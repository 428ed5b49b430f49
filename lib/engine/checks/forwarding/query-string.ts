import { defineCheck } from '#lib/engine/checks/check.ts'
import { alikeBeside, besides, commandsOf, idsOf, unlessOwn } from './summary.ts'

/** Does what follows the question mark reach the ESP as it was sent? Links without any tell nothing. */
export const queryString = defineCheck({
  id: 'forwarding.query-string',
  needs: ['delivery'],
  codes: ['forwarding.query-string-not-forwarded', 'forwarding.query-string-re-encoded'],
  judge({ delivery }) {
    const { outcome, link, lookalikes, served } = delivery
    if (!link.edge.path.includes('?')) return { verdict: 'not-applicable' }
    const evidence = [...idsOf(link), ...lookalikes.map((answer) => answer.id), ...served.map((answer) => answer.id)]
    const reproduce = commandsOf(link)
    const params = besides(link)
    if (outcome === 'query-lost') {
      const lost = { ...params, alike: alikeBeside('query', delivery) }
      return { verdict: 'fail', diagnoses: [{ code: 'forwarding.query-string-not-forwarded', params: lost, evidence, reproduce }] }
    }
    if (outcome !== 'query-encoded' && outcome !== 'query-decoded') return unlessOwn(delivery)
    const change = outcome === 'query-encoded' ? 'encoded' : 'decoded'
    return {
      verdict: 'fail',
      diagnoses: [{ code: 'forwarding.query-string-re-encoded', params: { ...params, change }, evidence, reproduce }],
    }
  },
})
