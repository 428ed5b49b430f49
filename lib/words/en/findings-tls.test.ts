import { describe, expect, it } from 'vitest'
import { tlsCodes } from '#lib/engine/findings/codes-tls.ts'
import type { FindingWords, WordContext } from '#lib/words/types.ts'
import { whereCertificateIs } from './certificate-console.ts'
import { tlsFindings } from './findings-tls.ts'

const context: WordContext = {
  hostname: 'link.mail.example.com',
  espName: 'SendGrid',
  espTarget: 'sendgrid.net',
  edgeName: 'Amazon CloudFront',
  edge: 'cloudfront',
  esp: 'sendgrid',
}

/** One value for every parameter that any TLS code has. */
const params = {
  addresses: '192.0.2.1',
  cipher: 'DHE-RSA-AES128-GCM-SHA256',
  group: 'DH 2048',
  lacks: 'suite',
  alert: 'unrecognized_name',
  protocol: 'TLSv1',
  names: '*.cloudfront.net',
  provider: 'Amazon CloudFront',
  issuer: 'E7',
  subject: 'link.mail.example.com',
  root: 'ISRG Root X1',
  reason: 'it has no extended key usage',
  stores: 'Chrome',
  since: '2025-07-31',
  missing: 'E7',
  sent: 1,
  intermediate: 'E5',
  expiredOn: '2026-11-17',
  wildcard: '*.example.com',
  commonName: 'link.mail.example.com',
  daysAgo: 5,
  validFrom: '2026-11-25T10:00Z',
  days: 399,
  limitDays: 398,
  hash: 'SHA-1',
  key: 'RSA 1024',
  bad: '192.0.2.2',
  good: '192.0.2.1',
  fault: 'certificate-expired',
  expiresOn: '2026-11-28',
  daysLeft: 5,
  lifetimeDays: 90,
  found: 1,
  needed: 2,
  listed: '2025-12-28',
  issuedOn: '2026-10-01',
}

const write = (code: string, changed: object = {}): FindingWords =>
  (tlsFindings as Record<string, (params: unknown, context: WordContext) => FindingWords>)[code]?.(
    { ...params, ...changed },
    context,
  ) as FindingWords

describe('the sentences of TLS findings', () => {
  it.each(Object.keys(tlsCodes))('%s is said whole, plainly and kindly', (code) => {
    const words = write(code)
    for (const sentence of Object.values(words)) {
      expect(sentence.length).toBeGreaterThan(10)
      expect(sentence).not.toMatch(/undefined|NaN|\[object|\b(invalid|oops|please|sorry)\b| {2}| \.|\.\./i)
      expect(sentence).not.toMatch(/\bCOM\b/)
    }
    expect(words.title).not.toMatch(/\.$/)
    expect([words.found, words.expected, words.why, words.fix].join('\n')).toMatch(/^([^\n]*[.)]\n?){4}$/)
  })

  it.each([
    ['tls.certificate-expired', { daysAgo: 0 }, 'The certificate expired today'],
    ['tls.certificate-expired', { daysAgo: 1 }, 'The certificate expired 1 day ago'],
    ['tls.certificate-expires-soon', { daysLeft: 0 }, 'The certificate expires within a day'],
  ])('%s counts %o', (code, changed, title) => {
    expect(write(code, changed).title).toBe(title)
  })

  it('names the place in the console of the CDN that is there', () => {
    expect(whereCertificateIs(context)).toContain('us-east-1')
    expect(whereCertificateIs({ ...context, edge: undefined, edgeName: 'the CDN' })).toBe(
      'In the CDN, add link.mail.example.com as a custom domain and issue or attach a certificate for it.',
    )
  })
})
