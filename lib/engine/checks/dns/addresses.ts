import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { addressCodeOf } from '#lib/engine/findings/address-codes.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'

/** Whether the link host leads to addresses that visitors on the public internet can reach. The others are never connected to. */
export const addressesCheck = defineCheck({
  id: 'dns.addresses',
  needs: ['chain', 'linkAddresses'],
  codes: [
    'dns.answers-alternate-with-private-address',
    'dns.resolves-to-loopback-address',
    'dns.resolves-to-link-local-address',
    'dns.resolves-to-unspecified-address',
    'dns.resolves-to-private-address',
    'dns.no-ipv4-address',
  ],
  judge: ({ chain, linkAddresses: { all, forbidden, alternating }, target }) => {
    if (target.edge !== undefined || all.length === 0) return notApplicable
    const reproduce = [dig(target.hostname, 'A'), dig(target.hostname, 'AAAA')]
    const name = chain.end
    if (alternating) {
      return fail({ code: 'dns.answers-alternate-with-private-address', params: { name, addresses: all.join(', ') }, reproduce })
    }
    const [first] = forbidden
    if (first) {
      const addresses = forbidden.map(({ address }) => address).join(', ')
      return fail({ code: addressCodeOf(first.scope), params: { name, addresses }, reproduce })
    }
    if (all.some((address) => !address.includes(':'))) return pass
    return warn({ code: 'dns.no-ipv4-address', params: { addresses: all.join(', ') }, reproduce })
  },
})
