import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import { lifetimeDays, longestLifetimeDays, longestLifetimeTaken } from '#lib/engine/facts/tls/lifetime.ts'
import { about, day } from './trust/about.ts'
import { isPublic } from './trust/public.ts'

/** Whether a public CA could have issued the certificate for so long. What browsers refuse outright is judged by `tls.trust`. */
export const certificateLifetime: Check<'certificates'> = defineCheck({
  id: 'tls.certificate-lifetime',
  needs: ['certificates'],
  codes: ['tls.certificate-lifetime-too-long'],
  judge({ certificates }) {
    const ofPublicCas = certificates.filter(isPublic)
    if (ofPublicCas.length === 0) return { verdict: 'not-applicable' }
    const tooLong = ofPublicCas.find(({ leaf }) => {
      const days = lifetimeDays(leaf)
      return days > longestLifetimeDays(leaf.notBefore) && days <= longestLifetimeTaken(leaf.notBefore)
    })
    if (!tooLong) return { verdict: 'pass' }
    const { leaf } = tooLong
    const params = { days: lifetimeDays(leaf), limitDays: longestLifetimeDays(leaf.notBefore), issuedOn: day(leaf.notBefore) }
    return { verdict: 'warn', diagnoses: [about(tooLong, 'tls.certificate-lifetime-too-long', params)] }
  },
})
