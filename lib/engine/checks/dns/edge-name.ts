import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass, unknown } from '#lib/engine/checks/verdicts.ts'
import { addressCodeOf } from '#lib/engine/findings/address-codes.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/** In a rehearsal: whether the edge's own name leads to addresses that may be connected to. */
export const edgeNameCheck = defineCheck({
  id: 'dns.edge-name',
  needs: ['edgeName'],
  codes: ['dns.edge-name-does-not-resolve'],
  judge: ({ edgeName }) => {
    if (edgeName === null) return notApplicable
    const reproduce = [dig(edgeName.name, 'A'), dig(edgeName.name, 'AAAA')]
    // Servers that fail on the edge's name may be out of our reach only.
    if (edgeName.outcome === 'servfail') return unknown
    if (edgeName.outcome === 'nothing') {
      return fail({ code: 'dns.edge-name-does-not-resolve', params: { name: edgeName.name, at: edgeName.end }, reproduce })
    }
    const forbidden = edgeName.addresses.filter(({ allowed }) => !allowed)
    const [first] = forbidden
    if (!first) return pass
    const addresses = forbidden.map(({ address }) => address).join(', ')
    return fail({ code: addressCodeOf(first.scope), params: { name: edgeName.name, addresses }, reproduce })
  },
})
