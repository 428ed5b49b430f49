import { defineCheck } from '#lib/engine/checks/check.ts'
import { pass, warn } from '#lib/engine/checks/verdicts.ts'
import type { ResolverDoing } from '#lib/engine/facts/dns/resolver-health.ts'
import type { Judgement } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/**
 * Whether we can see at all: without a resolver that works, and that can be believed on the
 * very name, nothing may be said of the customer. One that lies beside one that works is
 * named, and blamed on nobody.
 */
export const resolversCheck = defineCheck({
  id: 'dns.resolvers',
  needs: ['resolverHealth'],
  codes: ['checker.could-not-check', 'checker.resolver-not-believed'],
  judge: ({ resolverHealth: { working, failing, untrue, seesName }, target }) => {
    if (working.length === 0) return blind(failing, '.', 'NS')
    if (!seesName) return blind(untrue, target.edge ?? target.hostname, 'A')
    if (untrue.length === 0) return pass
    const name = target.edge ?? target.hostname
    const params = { name, resolvers: told(untrue) }
    return warn({ code: 'checker.resolver-not-believed', params, reproduce: commands(untrue, name, 'A') })
  },
})

const blind = (resolvers: readonly ResolverDoing[], name: string, type: string): Judgement => ({
  verdict: 'unknown',
  diagnosis: {
    code: 'checker.could-not-check',
    params: { what: 'dns.resolvers', reason: told(resolvers) },
    reproduce: commands(resolvers, name, type),
  },
})

const told = (resolvers: readonly ResolverDoing[]): string => resolvers.map(({ address, detail }) => `${address}: ${detail}`).join(', ')

const commands = (resolvers: readonly ResolverDoing[], name: string, type: string): string[] =>
  resolvers.map(({ address }) => dig(name, type, address))
