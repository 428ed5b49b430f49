import { defineCheck } from '#lib/engine/checks/check.ts'
import { notApplicable, pass, warn } from '#lib/engine/checks/verdicts.ts'
import { digBelieved } from '#lib/engine/findings/reproduce-dns.ts'

/**
 * Whether the public record leads to the edge that was entered for it and rehearsed. Another place may do as
 * well; where it does not, its own faults are not what has to be mended.
 */
export const rehearsedEdgeCheck = defineCheck({
  id: 'dns.rehearsed-edge',
  needs: ['ownRecord', 'destination', 'meantEdge'],
  codes: ['dns.leads-elsewhere-than-rehearsed'],
  advisory: true,
  judge: ({ ownRecord, destination, meantEdge, target }) => {
    if (target.edge !== undefined || meantEdge === null || ownRecord.outcome !== 'records') return notApplicable
    if (destination.kind === 'esp' || meantEdge.reached === 'unclear') return notApplicable
    if (meantEdge.reached === 'yes') return pass
    return warn({
      code: 'dns.leads-elsewhere-than-rehearsed',
      params: { target: meantEdge.instead, edge: meantEdge.name, asked: ownRecord.asked.join(', ') },
      reproduce: [digBelieved(target.hostname, ownRecord.aliases.length > 0 ? 'CNAME' : 'A', ownRecord)],
    })
  },
})
