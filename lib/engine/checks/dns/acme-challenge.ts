import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import type { Edge } from '#lib/engine/facts/edge/decide.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { edgeFingerprints } from '#lib/providers/edges.ts'
import { challengeOwner, issuersOfOrganisation, issuersOfProvider, usesChallenge } from '#lib/providers/issuance.ts'
import { providerName } from '#lib/providers/registry.ts'

/** Whether the ACME challenge of the link host is left to whoever holds its certificate: only one alias can stand there. */
export const acmeChallengeCheck = defineCheck({
  id: 'dns.acme-challenge',
  needs: ['caa', 'edge'],
  codes: ['dns.acme-challenge-conflict'],
  advisory: true,
  judge: ({ caa: { challenge, provider: expected, issuer }, edge, target }) => {
    if (challenge === null) return notApplicable
    const owner = challengeOwner(challenge)
    const inFront = edge.provider === 'none' || edge.provider === 'esp-direct' ? null : edge.provider
    const provider = target.cdn ?? inFront ?? expected
    if (provider === null) return notApplicable
    if (owner === undefined || owner === provider || owner === inFront || edge.behind.includes(owner) || mayHide(owner, edge)) return pass
    if (!usesChallenge(provider) && validatesOtherwise(provider, inFront, issuer)) return pass
    const name = `_acme-challenge.${target.hostname}`
    const params = { name, value: challenge, owner: providerName(owner), provider: providerName(provider) }
    return warn({ code: 'dns.acme-challenge-conflict', params, reproduce: [dig(name, 'CNAME')] })
  },
})

/** A CDN whose addresses tell nothing may stand behind a plain server's headers. */
const mayHide = (owner: EdgeProviderId, { provider, confidence }: Edge): boolean =>
  provider === 'custom-proxy' &&
  confidence === 'possible' &&
  !edgeFingerprints.some(({ id, ranges }) => id === owner && ranges === 'cdn-only')

/** One that is only chosen yet, or a CDN that issues from authorities of its own, and proves names by other records. */
function validatesOtherwise(provider: EdgeProviderId, inFront: EdgeProviderId | null, issuer: string | null): boolean {
  if (provider !== inFront) return provider !== 'custom-proxy'
  const own = issuersOfProvider(provider)
  const seen = issuer === null ? undefined : issuersOfOrganisation(issuer)
  return own !== undefined && (seen === undefined || own.some((name) => seen.includes(name)))
}
