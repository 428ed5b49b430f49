import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/**
 * Whether each resolver that works has an answer for the link host. It may hold a failure for
 * some minutes (RFC 9520, 2.2), or keep its users from some names: the zone is not to blame
 * while its own servers answer, and its users reach nothing all the same.
 */
export const resolverAnswersCheck = defineCheck({
  id: 'dns.resolver-answers',
  needs: ['places'],
  codes: ['dns.resolver-has-no-answer'],
  judge: ({ places: { failing }, target }) => {
    if (target.edge !== undefined) return notApplicable
    if (failing.length === 0) return pass
    const told = failing.map(({ server, family, detail }) => `${server.address}: ${family === 4 ? 'A' : 'AAAA'} ${detail}`)
    return {
      verdict: 'unknown',
      diagnosis: {
        code: 'dns.resolver-has-no-answer',
        params: { resolvers: told.join(', ') },
        evidence: failing.map(({ id }) => id),
        reproduce: failing.slice(0, 2).map(({ server, family }) => dig(target.hostname, family === 4 ? 'A' : 'AAAA', server.address)),
      },
    }
  },
})
