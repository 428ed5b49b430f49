import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
import { lifeDays, renewalWindowDays } from '#lib/engine/facts/tls/lifetime.ts'
import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { about, day } from './trust/about.ts'

/** Whether the certificate will still be good for a while. One that is not the link host's, or not in its time, is judged by `tls.trust`. */
export const certificateExpiry: Check<'certificates' | 'clock'> = defineCheck({
  id: 'tls.certificate-expiry',
  needs: ['certificates', 'clock'],
  codes: ['tls.certificate-expires-soon'],
  judge({ certificates, clock, now }) {
    if (clock.isOff) return { verdict: 'unknown' }
    const current = certificates.filter(({ coverage, leaf }) => coverage === 'covered' && leaf.notBefore <= now && leaf.notAfter >= now)
    const [soonest] = current.toSorted((a, b) => a.leaf.notAfter.getTime() - b.leaf.notAfter.getTime())
    if (!soonest) return { verdict: 'not-applicable' }
    return expiresSoon(soonest, now) ? { verdict: 'warn', diagnoses: [soon(soonest, now)] } : { verdict: 'pass' }
  },
})

const dayMs = 86_400_000

/** By the half of the time in which it is usually renewed, a renewal has failed more than once; before that, all may be well. */
const expiresSoon = ({ leaf }: ServedCertificate, now: Date): boolean =>
  leaf.notAfter.getTime() - now.getTime() < (renewalWindowDays(leaf) * dayMs) / 2

function soon(served: ServedCertificate, now: Date): Diagnosis {
  const { notAfter, issuer } = served.leaf
  const daysLeft = Math.floor((notAfter.getTime() - now.getTime()) / dayMs)
  return about(served, 'tls.certificate-expires-soon', {
    expiresOn: day(notAfter),
    daysLeft,
    lifetimeDays: Math.round(lifeDays(served.leaf)),
    issuer,
  })
}
