import { describe, expect, it } from 'vitest'
import { makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { anchorsOf, hostname, intermediate, root, serve, target } from '#e2e/pki/served.ts'
import { certificateLifetime } from './certificate-lifetime.ts'

const dayMs = 86_400_000

const judge = (issued: string, days: number, isPublic = true) => {
  const notBefore = new Date(issued)
  const made = makeCertificate(
    { dnsNames: [hostname], notBefore, notAfter: new Date(notBefore.getTime() + days * dayMs - 1000) },
    intermediate,
  )
  return certificateLifetime.judge({ certificates: [serve([made, intermediate], anchorsOf(isPublic, root))], target, now })
}

describe('the lifetime', () => {
  it.each<[string, number, string]>([
    ['2026-03-14T00:00:00Z', 398, 'pass'],
    ['2026-03-15T00:00:00Z', 200, 'pass'],
    ['2026-03-15T00:00:00Z', 201, 'warn'],
    ['2026-10-01T00:00:00Z', 201, 'warn'],
    ['2027-03-14T00:00:00Z', 200, 'pass'],
    ['2027-03-15T00:00:00Z', 101, 'warn'],
    ['2029-03-15T00:00:00Z', 47, 'pass'],
    ['2029-03-15T00:00:00Z', 48, 'warn'],
    ['2020-08-31T00:00:00Z', 825, 'pass'],
  ])('issued %s for %i days: %s', (issued, days, verdict) => {
    expect(judge(issued, days).verdict).toBe(verdict)
  })

  it('leaves what browsers refuse outright to the check of trust', () => {
    expect(judge('2026-10-01T00:00:00Z', 399).verdict).toBe('pass')
  })

  it('is no matter of anchors that are not public', () => {
    expect(judge('2026-10-01T00:00:00Z', 3650, false).verdict).toBe('not-applicable')
  })

  it('says how long it may be', () => {
    expect(judge('2026-10-01T00:00:00Z', 201)).toMatchObject({
      diagnoses: [{ code: 'tls.certificate-lifetime-too-long', params: { days: 201, limitDays: 200, issuedOn: '2026-10-01' } }],
    })
  })
})
