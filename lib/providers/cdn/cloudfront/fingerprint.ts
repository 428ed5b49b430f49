import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const cloudfront: EdgeFingerprint = {
  key: 'cloudfront',
  id: 'cloudfront',
  name: 'Amazon CloudFront',
  suffixes: ['cloudfront.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['*.cloudfront.net'],
  ranges: 'cdn-only',
  publishesCname: true,
}
