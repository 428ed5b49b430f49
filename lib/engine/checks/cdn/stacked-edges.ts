import { defineCheck } from '#lib/engine/checks/check.ts'
import { providerName } from '#lib/providers/registry.ts'

/** Does one CDN do the work alone? Each further one is another place to set up, and to break. */
export const stackedEdges = defineCheck({
  id: 'cdn.stacked-edges',
  needs: ['edge'],
  codes: ['cdn.two-cdns-in-a-row'],
  judge({ edge: { provider, behind } }) {
    if (provider === 'none' || provider === 'esp-direct') return { verdict: 'not-applicable' }
    const [inner] = behind
    if (!inner) return { verdict: 'pass' }
    const params = { outer: providerName(provider), inner: providerName(inner) }
    return { verdict: 'warn', diagnoses: [{ code: 'cdn.two-cdns-in-a-row', params, reproduce: [] }] }
  },
})
