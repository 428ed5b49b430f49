import { type Check, defineCheck } from '#lib/engine/checks/check.ts'
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

const lifeMs = ({ leaf }: ServedCertificate): number => leaf.notAfter.getTime() - leaf.notBefore.getTime()

/**
 * Less than a third of its life remains, or less than 14 days: CAs and CDNs renew when a
 * third is left, so by then a renewal has failed. A short-lived certificate (under seven
 * days, BR 1.6.1) has never 14 days to go: of it only the third is asked.
 */
function expiresSoon(served: ServedCertificate, now: Date): boolean {
  const life = lifeMs(served)
  const leftMs = served.leaf.notAfter.getTime() - now.getTime()
  return leftMs < life / 3 || (life >= 7 * dayMs && leftMs < 14 * dayMs)
}

function soon(served: ServedCertificate, now: Date): Diagnosis {
  const { notAfter, issuer } = served.leaf
  const daysLeft = Math.floor((notAfter.getTime() - now.getTime()) / dayMs)
  return about(served, 'tls.certificate-expires-soon', {
    expiresOn: day(notAfter),
    daysLeft,
    lifetimeDays: Math.round(lifeMs(served) / dayMs),
    issuer,
  })
}
