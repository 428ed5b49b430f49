import { defineCheck } from '#lib/engine/checks/check.ts'
import type { Edge } from '#lib/engine/facts/edge/decide.ts'
import { dig } from '#lib/engine/findings/reproduce.ts'
import type { CdnId, EdgeProviderId } from '#lib/engine/target/target.ts'
import { edgeFingerprints } from '#lib/providers/edges.ts'
import { leadsToManagedTls, providerName } from '#lib/providers/registry.ts'

/** Is something known in front of the ESP, and is it what was chosen? */
export const provider = defineCheck({
  id: 'cdn.provider',
  needs: ['edge', 'edgeProduct'],
  codes: ['cdn.not-the-chosen-one', 'cdn.not-recognised'],
  judge({ edge, edgeProduct: { names, marked }, target }) {
    if (edge.provider === 'none') return { verdict: 'unknown' }
    if (edge.provider === 'esp-direct') return leadsToManagedTls(names, target.espTarget) ? { verdict: 'pass' } : { verdict: 'unknown' }
    const marks = edge.evidence.join(', ')
    const reproduce = [dig(target.edge ?? target.hostname, 'A')]
    if (target.cdn && isAnother(edge, marked, target.cdn)) {
      const params = { chosen: providerName(target.cdn), seen: providerName(edge.provider), marks }
      return { verdict: 'warn', diagnoses: [{ code: 'cdn.not-the-chosen-one', params, reproduce }] }
    }
    if (edge.provider !== 'custom-proxy' || target.cdn === 'custom-proxy') return { verdict: 'pass' }
    return { verdict: 'warn', diagnoses: [{ code: 'cdn.not-recognised', params: { marks }, reproduce }] }
  },
})

/**
 * Whether the edge seen is surely another than the chosen one. A CDN whose addresses
 * nobody lists may hide behind a plain server's headers, so that a proxy seen in its place proves nothing.
 */
function isAnother({ provider: seen, confidence, behind }: Edge, marked: readonly EdgeProviderId[], chosen: CdnId): boolean {
  if (seen === chosen || behind.includes(chosen) || marked.includes(chosen)) return false
  // An address outside of a complete list is none of that CDN's, whatever else it is.
  if (seen === 'custom-proxy') return edgeFingerprints.some(({ id, ranges }) => id === chosen && ranges === 'cdn-only')
  return confidence !== 'possible'
}
