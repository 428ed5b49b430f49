import { describe, expect, it } from 'vitest'
import { inDays, makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { hostname, intermediate, serve, target } from '#e2e/pki/served.ts'
import { certificateExpiry } from './certificate-expiry.ts'

const judge = (from: number, to: number, dnsNames = [hostname], isClockOff = false) => {
  const made = makeCertificate({ dnsNames, notBefore: inDays(from), notAfter: inDays(to) }, intermediate)
  return certificateExpiry.judge({
    certificates: [serve([made, intermediate])],
    clock: { aheadSeconds: 0, isOff: isClockOff },
    target,
    now,
  })
}

describe('the time left', () => {
  it.each<[string, number, number, string]>([
    ['90 days, 60 left', -30, 60, 'pass'],
    ['90 days, 31 left', -59, 31, 'pass'],
    ['90 days, 29 left: the renewal is overdue', -61, 29, 'warn'],
    ['200 days, 70 left', -130, 70, 'pass'],
    ['398 days, 140 left', -258, 140, 'pass'],
    ['398 days, 100 left', -298, 100, 'warn'],
    ['30 days, 13 left', -17, 13, 'warn'],
    ['six days, three left', -3, 3, 'pass'],
    ['six days, one left', -5, 1, 'warn'],
    ['45 days, 20 left', -25, 20, 'pass'],
    ['45 days, 14 left', -31, 14, 'warn'],
    ['expired', -95, -5, 'not-applicable'],
    ['not yet valid', 1, 91, 'not-applicable'],
  ])('%s', (_, from, to, verdict) => {
    expect(judge(from, to).verdict).toBe(verdict)
  })

  it('is not asked of a certificate for other names', () => {
    expect(judge(-88, 2, ['*.cloudfront.net']).verdict).toBe('not-applicable')
  })

  it('is not counted by a clock that is off', () => {
    expect(judge(-88, 2, [hostname], true).verdict).toBe('unknown')
  })

  it('counts whole days', () => {
    expect(judge(-85, 5.5)).toMatchObject({
      diagnoses: [
        {
          code: 'tls.certificate-expires-soon',
          params: { expiresOn: '2026-11-28', daysLeft: 5, lifetimeDays: 91, issuer: 'Test Issuing CA' },
        },
      ],
    })
  })
})
