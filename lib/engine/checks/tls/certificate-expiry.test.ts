import { describe, expect, it } from 'vitest'
import { inDays, makeCa, makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { hostname, intermediate, root, serve, target } from '#e2e/pki/served.ts'
import { certificateExpiry } from './certificate-expiry.ts'

const judge = (from: number, to: number, dnsNames = [hostname], isClockOff = false, issuer = intermediate) => {
  const made = makeCertificate({ dnsNames, notBefore: inDays(from), notAfter: inDays(to) }, issuer)
  return certificateExpiry.judge({
    certificates: [serve([made, issuer])],
    clock: { aheadSeconds: 0, isOff: isClockOff },
    target,
    now,
  })
}

describe('the time left', () => {
  it.each<[string, number, number, string]>([
    ['90 days, 29 left: it may be renewed any day', -61, 29, 'pass'],
    ['90 days, 15 left', -75, 15, 'pass'],
    ['90 days, 14 left', -76, 14, 'warn'],
    ['200 days, 31 left', -169, 31, 'pass'],
    ['200 days, 29 left', -171, 29, 'warn'],
    ['395 days, 99 left', -296, 99, 'pass'],
    ['398 days, 31 left', -367, 31, 'pass'],
    ['398 days, 29 left', -369, 29, 'warn'],
    ['45 days, 8 left', -37, 8, 'pass'],
    ['45 days, 7 left', -38, 7, 'warn'],
    ['six days, one left', -5, 1, 'pass'],
    ['six days, hours left', -5.5, 0.5, 'warn'],
    ['expired', -95, -5, 'not-applicable'],
    ['not yet valid', 1, 91, 'not-applicable'],
  ])('%s', (_, from, to, verdict) => {
    expect(judge(from, to).verdict).toBe(verdict)
  })

  const amazon = makeCa({ commonName: 'Amazon RSA 2048 M04', organization: 'Amazon' }, root)
  it.each<[string, number, number, string]>([
    ['395 days, 99 left', -296, 99, 'pass'],
    ['395 days, 31 left', -364, 31, 'pass'],
    ['395 days, 29 left', -366, 29, 'warn'],
    ['198 days, 23 left', -175, 23, 'pass'],
    ['198 days, 22 left', -176, 22, 'warn'],
  ])('of ACM: %s', (_, from, to, verdict) => {
    expect(judge(from, to, [hostname], false, amazon).verdict).toBe(verdict)
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
