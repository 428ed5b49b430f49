import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import type { Chain } from '#lib/engine/facts/dns/chain.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/** Whether the aliases come to an end that resolvers reach. */
export const aliasChainCheck = defineCheck({
  id: 'dns.alias-chain',
  needs: ['chain'],
  codes: ['dns.cname-loop', 'dns.cname-chain-too-long'],
  judge: ({ chain, target }) => {
    if (target.edge !== undefined || chain.hops.length === 0) return notApplicable
    const reproduce = chain.hops.slice(0, 4).map(({ owner }) => dig(owner, 'CNAME'))
    if (chain.outcome === 'loop') return fail({ code: 'dns.cname-loop', params: { path: pathOf(chain) }, reproduce })
    if (chain.outcome !== 'too-long') return pass
    return fail({ code: 'dns.cname-chain-too-long', params: { path: pathOf(chain), count: chain.hops.length }, reproduce })
  },
})

const pathOf = ({ hops }: Chain): string => [hops[0]?.owner, ...hops.map(({ target }) => target)].join(' → ')
