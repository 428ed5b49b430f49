import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import { about, listed } from './trust/about.ts'

/** Reminds that CloudFront takes certificates of one region only, where it shows none for the link host. */
export const cloudfrontCertificate: Check<'edge' | 'certificates'> = defineCheck({
  id: 'tls.cloudfront-certificate',
  needs: ['edge', 'certificates'],
  codes: ['tls.acm-region'],
  advisory: true,
  judge({ edge, certificates }) {
    const without = certificates.find(({ coverage }) => coverage !== 'covered')
    if (edge.provider !== 'cloudfront' || !without || without.defaultOf === 'esp') return { verdict: 'not-applicable' }
    return { verdict: 'warn', diagnoses: [about(without, 'tls.acm-region', { names: listed(without.leaf.dnsNames) })] }
  },
})
