import { type CheckInput, defineCheck } from '#lib/engine/checks/check.ts'
import { fail, pass, warn } from '#lib/engine/checks/verdicts.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import { issuersOfOrganisation, issuersOfProvider } from '#lib/providers/issuance.ts'
import { providerName } from '#lib/providers/registry.ts'

type Input = CheckInput<'caa'>

/**
 * Whether CAA lets the certificate be issued and renewed. A certificate that stands shows
 * who issues; without one, one authority of the CDN has to be let in.
 */
export const caaCheck = defineCheck({
  id: 'dns.caa',
  needs: ['caa'],
  codes: ['dns.caa-forbids-cdn-ca', 'dns.caa-forbids-issuing-ca', 'dns.caa-lookup-fails'],
  advisory: true,
  judge: (input) => {
    const { caa } = input
    const forbidden = forbids(input)
    if (forbidden?.code === 'dns.caa-forbids-cdn-ca') return fail(forbidden)
    if (forbidden) return warn(forbidden)
    if (caa.failing.length === 0) return pass
    const params = { names: caa.failing.join(', ') }
    return warn({ code: 'dns.caa-lookup-fails', params, reproduce: caa.failing.map((name) => dig(name, 'CAA')) })
  },
})

function forbids({ caa: { at, isOwn, allowed, records, issuer, provider } }: Input): Diagnosis | undefined {
  if (at === null || allowed === null) return undefined
  const wanted = issuer === null ? (provider === null ? undefined : issuersOfProvider(provider)) : issuersOfOrganisation(issuer)
  if (!wanted || wanted.some((name) => allowed.includes(name))) return undefined
  const common = { at, isOwn, records: records.join('; '), wanted: wanted.join(', ') }
  const reproduce = [dig(at, 'CAA')]
  if (issuer !== null) return { code: 'dns.caa-forbids-issuing-ca', params: { ...common, issuer }, reproduce }
  return { code: 'dns.caa-forbids-cdn-ca', params: { ...common, provider: provider === null ? '' : providerName(provider) }, reproduce }
}
