import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import { neededScts, sctLogs } from '#lib/engine/facts/tls/lifetime.ts'
import { about } from './trust/about.ts'
import { isPublic } from './trust/public.ts'

/**
 * Whether a public certificate carries timestamps of enough logs. They are counted, not
 * judged: which logs each browser knows changes by the week, and an unknown log is no bad one.
 */
export const certificateTransparency: Check<'certificates'> = defineCheck({
  id: 'tls.certificate-transparency',
  needs: ['certificates'],
  codes: ['tls.no-certificate-transparency'],
  judge({ certificates }) {
    const ofPublicCas = certificates.filter(isPublic)
    if (ofPublicCas.length === 0) return { verdict: 'not-applicable' }
    const lacking = ofPublicCas.find(({ leaf }) => sctLogs(leaf) < neededScts(leaf))
    if (!lacking) return { verdict: 'pass' }
    const params = { found: sctLogs(lacking.leaf), needed: neededScts(lacking.leaf) }
    return { verdict: 'warn', diagnoses: [about(lacking, 'tls.no-certificate-transparency', params)] }
  },
})
