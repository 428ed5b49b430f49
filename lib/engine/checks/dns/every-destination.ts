import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass } from '#lib/engine/checks/verdicts.ts'
import type { OtherWay } from '#lib/engine/facts/dns/places.ts'
import { serverLabel } from '#lib/engine/facts/dns/views.ts'
import type { Judgement } from '#lib/engine/findings/finding.ts'
import { dig, digAuthoritative } from '#lib/engine/findings/reproduce.ts'
import { unproven, type WayFault } from './proven.ts'

/**
 * Whether every place that any server of the zone leads visitors to is proven by itself. The
 * one that most of them name is for all other checks to judge; what is left are servers that say something else.
 */
export const everyDestinationCheck = defineCheck({
  id: 'dns.every-destination',
  needs: ['ownRecord', 'places', 'proofs', 'clock'],
  codes: ['dns.nameserver-leads-astray', 'checker.could-not-check'],
  judge: ({ ownRecord, places, target, ...seen }) => {
    if (target.edge !== undefined || ownRecord.outcome !== 'records') return notApplicable
    const astray = unproven(places.others, places.believed, { ...seen, target })
    const faulty = astray.filter(({ fault }) => fault !== 'not-seen')
    const [first] = faulty
    // Where only resolvers could be asked, nobody knows which of them is right.
    if (!first || ownRecord.source === 'recursive')
      return astray.length === 0
        ? pass
        : notSeen(
            astray.map(({ way }) => way),
            target.hostname,
          )
    const reproduce = faulty.slice(0, 2).map(({ way }) => digAuthoritative(target.hostname, typeOf(way), way.handOut.server.address))
    return fail({
      code: 'dns.nameserver-leads-astray',
      params: { zone: ownRecord.zone ?? '', ways: [...new Set(faulty.map(said))].join('; ') },
      evidence: faulty.map(({ way }) => way.handOut.id),
      reproduce,
    })
  },
})

const typeOf = ({ handOut }: OtherWay): string => (handOut.family === 4 ? 'A' : 'AAAA')

/** `ns2.example.net (198.51.100.53): CNAME old.example.net, NXDOMAIN`: what it hands out, and what became of it. */
const said = ({ way, fault }: { way: OtherWay; fault: WayFault }): string => {
  const { server, aliases, addresses, detail, outcome } = way.handOut
  const records = [...aliases.slice(0, 1), ...(aliases.length === 0 ? addresses : [])].map(({ type, data }) => `${type} ${data}`)
  return `${serverLabel(server)}: ${[...records, outcome === 'addresses' ? fault : detail].join(', ')}`
}

const notSeen = (ways: readonly OtherWay[], hostname: string): Judgement => ({
  verdict: 'unknown',
  diagnosis: {
    code: 'checker.could-not-check',
    params: {
      what: 'dns.every-destination',
      reason: [...new Set(ways.map(({ handOut, place }) => `${handOut.server.address} leads to ${place.at}`))].join(', '),
    },
    evidence: ways.map(({ handOut }) => handOut.id),
    reproduce: ways.slice(0, 2).map((way) => dig(hostname, typeOf(way), way.handOut.server.address)),
  },
})
