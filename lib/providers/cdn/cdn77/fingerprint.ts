import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const cdn77: EdgeFingerprint = {
  key: 'cdn77',
  id: 'other',
  name: 'CDN77',
  suffixes: ['rsc.cdn77.org', 'cdn77.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['cdn77.org', 'cdn77.net'],
  ranges: 'cdn-only',
  publishesCname: true,
}
