import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/**
 * Whether each resolver that works has an answer for the link host. It may hold a failure for
 * some minutes (RFC 9520, 2.2), or keep its users from some names: the zone is not to blame
 * while its own servers answer, and its users reach nothing all the same.
 */
export const resolverAnswersCheck = defineCheck({
  id: 'dns.resolver-answers',
  needs: ['places'],
  codes: ['dns.resolver-has-no-answer', 'checker.could-not-check'],
  judge: ({ places: { failing }, target }) => {
    if (target.edge !== undefined) return notApplicable
    if (failing.length === 0) return pass
    const told = failing.map(({ server, family, detail }) => `${server.address}: ${typeOf(family)} ${detail}`).join(', ')
    const seen = {
      evidence: failing.map(({ id }) => id),
      reproduce: failing.slice(0, 2).map(({ server, family }) => dig(target.hostname, typeOf(family), server.address)),
    }
    const isOurs = failing.every(({ outcome }) => outcome === 'unseen')
    const diagnosis: Diagnosis = isOurs
      ? { code: 'checker.could-not-check', params: { what: 'dns.resolver-answers', reason: told }, ...seen }
      : { code: 'dns.resolver-has-no-answer', params: { resolvers: told }, ...seen }
    return { verdict: 'unknown', diagnosis }
  },
})

const typeOf = (family: 4 | 6): string => (family === 4 ? 'A' : 'AAAA')
