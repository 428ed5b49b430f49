import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { curl } from '#lib/engine/findings/reproduce.ts'

/** Whether anybody answers at the addresses, on 80 or 443. One port alone is for other checks to judge. */
export const edgeReachabilityCheck = defineCheck({
  id: 'dns.edge-reachability',
  needs: ['reachability'],
  codes: ['dns.edge-unreachable', 'dns.edge-refuses-connections', 'dns.one-edge-address-dead'],
  judge: ({ reachability, target }) => {
    const dead = reachability.filter(({ state }) => state !== 'answers')
    if (dead.length === 0) return pass
    const addresses = dead.map(({ address }) => address).join(', ')
    const reproduce = dead
      .slice(0, 2)
      .flatMap(({ address }) => ['https', 'http'].map((scheme) => curl(`${scheme}://${target.hostname}/`, address)))
    if (dead.length < reachability.length) {
      const others = reachability.filter(({ state }) => state === 'answers').map(({ address }) => address)
      return warn({ code: 'dns.one-edge-address-dead', params: { addresses, others: others.join(', ') }, reproduce })
    }
    const refuses = dead.every(({ state }) => state === 'refuses')
    return fail({ code: refuses ? 'dns.edge-refuses-connections' : 'dns.edge-unreachable', params: { addresses }, reproduce })
  },
})
