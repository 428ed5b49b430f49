import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { curl } from '#lib/engine/findings/reproduce.ts'

/**
 * Whether somebody answers at every address. That none answers on one of the two ports is for
 * other checks to judge; an address that alone does not speak on 443 fails its share of visitors.
 */
export const edgeReachabilityCheck = defineCheck({
  id: 'dns.edge-reachability',
  needs: ['reachability'],
  codes: ['dns.edge-unreachable', 'dns.edge-refuses-connections', 'dns.one-family-unreachable', 'dns.one-edge-address-dead'],
  judge: ({ reachability, target }) => {
    const someSecure = reachability.some(({ secure }) => secure === 'answers')
    const dead = reachability.filter(({ state, secure }) => state !== 'answers' || (someSecure && secure !== 'answers'))
    if (dead.length === 0) return pass
    const addresses = dead.map(({ address }) => address).join(', ')
    const bothDead = dead.every((entry) => entry.bothDead)
    const reproduce = dead
      .slice(0, 2)
      .flatMap(({ address }) => ['https', ...(bothDead ? ['http'] : [])].map((scheme) => curl(`${scheme}://${target.hostname}/`, address)))
    if (dead.length < reachability.length) {
      const others = reachability.filter((entry) => !dead.includes(entry)).map(({ address }) => address)
      const family = ([4, 6] as const).find((one) => isLost(one, dead, others))
      if (family) {
        const lost = dead.filter(({ address }) => familyOf(address) === family).map(({ address }) => address)
        const params = { family: `IPv${family}`, addresses: lost.join(', '), others: others.join(', ') } as const
        return fail({ code: 'dns.one-family-unreachable', params, reproduce })
      }
      const ports = bothDead ? '80 and 443' : '443'
      return warn({ code: 'dns.one-edge-address-dead', params: { addresses, others: others.join(', '), ports }, reproduce })
    }
    const refuses = dead.every(({ state }) => state === 'refuses')
    return fail({ code: refuses ? 'dns.edge-refuses-connections' : 'dns.edge-unreachable', params: { addresses }, reproduce })
  },
})

const familyOf = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4)

/** Whoever has no other family reaches nothing. */
const isLost = (family: 4 | 6, dead: readonly { address: string }[], others: readonly string[]): boolean =>
  dead.some(({ address }) => familyOf(address) === family) && others.every((address) => familyOf(address) !== family)
