import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import type { NameServerSet } from '#lib/engine/facts/dns/name-server-sets.ts'
import { digAuthoritative } from '#lib/engine/findings/reproduce.ts'

/**
 * Whether the zone above delegates to the very name servers that the zone itself lists
 * (RFC 1034, 4.2.2). While the servers of one side differ among themselves it is enough that
 * one of them agrees with the other side: then a change is on its way.
 */
export const parentDelegationCheck = defineCheck({
  id: 'dns.parent-delegation',
  needs: ['nameServerSets'],
  codes: ['dns.parent-and-zone-ns-differ'],
  advisory: true,
  judge: ({ nameServerSets: { zone, parent, own }, target }) => {
    const [above, below] = [parent[0], own[0]]
    if (target.edge !== undefined || !above || !below) return notApplicable
    if (parent.some((one) => own.some((other) => listed(one) === listed(other)))) return pass
    return warn({
      code: 'dns.parent-and-zone-ns-differ',
      params: { zone, parent: listed(above), own: listed(below), asked: `${above.server}; ${below.server}` },
      reproduce: [above, below].map(({ address }) => digAuthoritative(zone, 'NS', address)),
    })
  },
})

const listed = ({ names }: NameServerSet): string => names.join(', ')
