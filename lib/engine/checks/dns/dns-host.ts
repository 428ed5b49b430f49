import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import type { OtherWay } from '#lib/engine/facts/dns/places.ts'
import { isAnswer, isNothing, type View } from '#lib/engine/facts/dns/views.ts'
import { digAuthoritative } from '#lib/engine/findings/reproduce.ts'
import { espOfName } from '#lib/providers/registry.ts'
import { wayFault } from './proven.ts'

/**
 * Whether the record was entered where resolvers ask for it: at the name servers that the
 * zone above delegates to. The zone may list others, which hold it, and which nobody comes to:
 * visitors get nothing meanwhile, or what stood there before.
 */
export const dnsHostCheck = defineCheck({
  id: 'dns.dns-host',
  needs: ['ownRecord', 'nameServerSets', 'destination', 'places', 'proofs', 'clock'],
  codes: ['dns.record-entered-at-wrong-dns-host'],
  advisory: true,
  judge: ({ ownRecord, nameServerSets: { zone, parent, own }, destination, places, target, ...seen }) => {
    const { delegated, views } = ownRecord
    if (target.edge !== undefined || !delegated.some(isAnswer)) return notApplicable
    const others = views.authoritative.filter((view) => !delegated.includes(view) && view.outcome === 'records')
    const isProven = (way: OtherWay): boolean => way.handOut.outcome === 'addresses' && wayFault(way, { ...seen, target }) === undefined
    const isRight = (way: OtherWay): boolean =>
      isNothing(delegated.find(isAnswer) as View) || isProven(way) || (destination.kind === 'esp' && espOfName(way.place.at) === undefined)
    const held = others.find(({ server }) => places.others.some((way) => way.handOut.server.address === server.address && isRight(way)))
    if (!held || places.believed.some(isProven)) return pass
    const first = delegated.find(isAnswer) as View
    return fail({
      code: 'dns.record-entered-at-wrong-dns-host',
      params: {
        zone,
        parent: parent[0]?.names.join(', ') ?? '',
        own: own[0]?.names.join(', ') ?? held.server.name ?? held.server.address,
        said: said(first),
        value: said(held),
      },
      evidence: [...first.ids, ...held.ids],
      reproduce: [
        ...(parent[0] ? [digAuthoritative(zone, 'NS', parent[0].address)] : []),
        ...[first, held].map(({ server }) => digAuthoritative(target.hostname, 'A', server.address)),
      ],
    })
  },
})

const said = ({ outcome, aliases, addresses }: View): string =>
  outcome === 'records' ? [...aliases, ...addresses].map(({ type, data }) => `${type} ${data}`).join(', ') : outcome.toUpperCase()
