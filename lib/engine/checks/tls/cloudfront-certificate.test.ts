import { describe, expect, it } from 'vitest'
import { makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { hostname, intermediate, serve, target } from '#e2e/pki/served.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { cloudfrontCertificate } from './cloudfront-certificate.ts'

const judge = (provider: EdgeProviderId, dnsNames: string[]) => {
  const edge = { provider, confidence: 'confirmed' as const, evidence: [], behind: [] }
  const certificates = [serve([makeCertificate({ dnsNames }, intermediate), intermediate])]
  return cloudfrontCertificate.judge({ edge, certificates, target, now })
}

describe('the reminder of us-east-1', () => {
  it.each<[string, EdgeProviderId, string[], string]>([
    ["CloudFront's default", 'cloudfront', ['*.cloudfront.net'], 'warn'],
    ['another name at CloudFront', 'cloudfront', ['www.example.com'], 'warn'],
    ['the right one at CloudFront', 'cloudfront', [hostname], 'not-applicable'],
    ["Fastly's default", 'fastly', ['*.freetls.fastly.net'], 'not-applicable'],
    ["the ESP's own", 'cloudfront', ['*.sendgrid.net'], 'not-applicable'],
  ])('%s', (_, provider, names, verdict) => {
    expect(judge(provider, names).verdict).toBe(verdict)
  })
})
