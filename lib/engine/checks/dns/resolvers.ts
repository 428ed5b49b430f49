import { defineCheck } from '#lib/engine/checks/check.ts'
import { pass } from '#lib/engine/checks/verdicts.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/** Whether we can see at all: without a working resolver nothing may be said of the customer. */
export const resolversCheck = defineCheck({
  id: 'dns.resolvers',
  needs: ['resolverHealth'],
  codes: ['checker.could-not-check'],
  judge: ({ resolverHealth: { working, failing } }) => {
    if (working.length > 0) return pass
    const reason = failing.map(({ address, detail }) => `${address}: ${detail}`).join(', ')
    return {
      verdict: 'unknown',
      diagnosis: {
        code: 'checker.could-not-check',
        params: { what: 'dns.resolvers', reason },
        reproduce: failing.map(({ address }) => dig('.', 'NS', address)),
      },
    }
  },
})
