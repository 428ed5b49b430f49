import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import { challengeOwner, usesChallenge } from '#lib/providers/issuance.ts'
import { providerName } from '#lib/providers/registry.ts'

/** Whether the ACME challenge of the link host is left to the CDN in use: only one alias can stand there. */
export const acmeChallengeCheck = defineCheck({
  id: 'dns.acme-challenge',
  needs: ['caa'],
  codes: ['dns.acme-challenge-conflict'],
  advisory: true,
  judge: ({ caa: { challenge, provider }, target }) => {
    if (challenge === null || provider === null) return notApplicable
    const owner = challengeOwner(challenge)
    if (owner === undefined || owner === provider || !usesChallenge(provider)) return pass
    const name = `_acme-challenge.${target.hostname}`
    const params = { name, value: challenge, owner: providerName(owner), provider: providerName(provider) }
    return warn({ code: 'dns.acme-challenge-conflict', params, reproduce: [dig(name, 'CNAME')] })
  },
})
