import type { Certificate } from './certificate.ts'

const daySeconds = 86_400

/** Days of 86,400 seconds; any further second counts as a new day, and the last second is part of the lifetime (Baseline Requirements 6.3.2). */
export const lifetimeDays = ({ notBefore, notAfter }: Certificate): number =>
  Math.ceil((notAfter.getTime() / 1000 - notBefore.getTime() / 1000 + 1) / daySeconds)

// Baseline Requirements 6.3.2, and before September 2020 their 825 days.
const caps = [
  { from: '2029-03-15', days: 47 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
  { from: '2020-09-01', days: 398 },
  { from: '', days: 825 },
] as const

/** The longest lifetime that a public CA may give a certificate issued on this date, days. */
export function longestLifetimeDays(issued: Date): number {
  const day = issued.toISOString()
  return caps.find(({ from }) => day >= from)?.days ?? 825
}

/**
 * The longest lifetime that browsers themselves take from a public root, days: Apple's and
 * Chrome's rule of September 2020. That they enforce the shorter ones since is not known.
 */
export const longestLifetimeTaken = (issued: Date): number => Math.max(398, longestLifetimeDays(issued))

/** How many logs' timestamps Chrome, Apple and Firefox ask for: two up to 180 days, else three. */
export const neededScts = (certificate: Certificate): number => (lifetimeDays(certificate) <= 180 ? 2 : 3)

/** How many different logs signed a timestamp in the certificate. */
export const sctLogs = ({ scts }: Certificate): number => new Set(scts.map(({ logId }) => logId)).size

/** The time from its beginning to its end, days. */
export const lifeDays = ({ notBefore, notAfter }: Certificate): number => (notAfter.getTime() - notBefore.getTime()) / 1000 / daySeconds

/**
 * So many days before its end a certificate is usually renewed: when a third of its life is left
 * (Let's Encrypt and most ACME clients), and no earlier than 60 days. ACM, whose certificates are
 * Amazon's own, begins 60 days before the end, 45 for those of 198 days.
 */
export function renewalWindowDays(certificate: Certificate): number {
  const third = lifeDays(certificate) / 3
  const isShort = lifeDays(certificate) <= 200
  return certificate.issuerOrganization === 'Amazon' && isShort ? Math.min(third, 45) : Math.min(third, 60)
}
