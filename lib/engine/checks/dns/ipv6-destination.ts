import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import { otherSitesOverIpv6 } from '#lib/engine/facts/tls/other-sites.ts'
import { openssl } from '#lib/engine/findings/reproduce.ts'

/** Whether the IPv6 addresses lead to the same place as the IPv4 ones. */
export const ipv6DestinationCheck = defineCheck({
  id: 'dns.ipv6-destination',
  needs: ['certificates'],
  codes: ['dns.ipv6-address-serves-other-site'],
  advisory: true,
  judge: ({ certificates, target }) => {
    const [ipv6, ipv4] = [true, false].map((six) => certificates.some(({ address }) => address.includes(':') === six))
    if (!ipv6 || !ipv4) return notApplicable
    const strange = otherSitesOverIpv6(certificates)
    const [first] = strange
    if (!first) return pass
    const names = first.leaf.dnsNames.slice(0, 3).join(', ') || first.leaf.subject
    return fail({
      code: 'dns.ipv6-address-serves-other-site',
      params: { addresses: strange.map(({ address }) => address).join(', '), names },
      evidence: strange.map(({ id }) => id),
      reproduce: [openssl(target.hostname, first.address)],
    })
  },
})
